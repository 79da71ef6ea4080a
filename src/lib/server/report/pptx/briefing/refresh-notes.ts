import { childElements, findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf, placeholderOf } from '../template/shapes.ts';
import { markOfText, textOfParagraph } from './shape-marks.ts';
import { rewriteText } from './rewrite-text.ts';

/** The text shape of a notes page. */
export function findNotesText(page: XmlElement): XmlElement | undefined {
	return listElements(page, 'p:sp').find((shape) => placeholderOf(shape)?.attributes.type === 'body');
}

/**
 * Replaces generated notes; text that a speaker added before or after them stays.
 *
 * @param shape the text shape of the notes page
 * @param mark hash of the generated notes
 * @returns whether the generated notes were found
 */
export function refreshNotes(shape: XmlElement, mark: string, notes: readonly string[]): boolean {
	const body = findPath(shape, 'p:txBody');
	const paragraphs = paragraphsOf(shape);
	const found = findWindow(paragraphs.map(textOfParagraph), mark);
	if (!body || !found) return false;
	const [from, to] = found;
	const own: XmlElement = structuredClone(shape);
	const ownBody = findPath(own, 'p:txBody')!;
	ownBody.children = structuredClone(paragraphs.slice(from, to));
	rewriteText(
		own,
		notes.flatMap((note) => note.split('\n')).map((text) => [{ text }])
	);
	const others = childElements(body).filter(({ name }) => name !== 'a:p');
	body.children = [...others, ...paragraphs.slice(0, from), ...ownBody.children, ...paragraphs.slice(to)];
	return true;
}

/** Longer notes are not searched: they are a person's own. */
const MOST_LINES = 200;

/** The longest range of lines whose hash matches, including empty lines around it. */
function findWindow(lines: readonly string[], mark: string): [from: number, to: number] | undefined {
	if (lines.length > MOST_LINES) return undefined;
	for (let length = lines.length; length > 0; length--)
		for (let from = 0; from + length <= lines.length; from++)
			if (markOfText(lines.slice(from, from + length).join('\n')) === mark) return [from, from + length];
	return undefined;
}
