import type { OfficePackage } from '../../package/office-package.ts';
import { findPath, type XmlElement } from '../../xml/xml-tree.ts';
import { fitShape, hasRoom } from '../slide/fit-shape.ts';
import { layOutSlots, type SlotRun, type SlotValues } from '../slide/fill-pattern.ts';
import { findBox } from '../template/shapes.ts';
import type { WrittenShape } from './deck-manifest.ts';
import { rewriteText } from './rewrite-text.ts';
import { markOfText, textOfShape } from './shape-marks.ts';
import type { Role } from './shape-tag.ts';

/**
 * Paragraphs of a text as it would be written now.
 *
 * @param texts of slots
 * @returns `null` where there is nothing to tell
 */
export function linesOfRole(
	role: Exclude<Role, 'map' | 'chart' | 'qr' | 'notes' | 'body'>,
	{ form }: WrittenShape,
	texts: SlotValues['texts']
): SlotRun[][] | null {
	if (form !== undefined) return form.split('\n').flatMap((line) => layOutSlots(line, texts));
	const lines = texts[role] ?? [];
	return lines.length === 0 ? null : lines;
}

/** Text of paragraphs without numbers of pages, as {@link textOfShape} reads it. */
export function textOfLines(lines: readonly (readonly SlotRun[])[]): string {
	return lines.map((runs) => runs.map((run) => (run.isPageNumber ? '' : run.text)).join('')).join('\n');
}

/**
 * Puts another text into a shape, in its looks. Letters shrink only where the text had room before and has none now.
 *
 * @param layout path of the slide's layout, where places are inherited from
 * @returns whether it is another
 */
export function refreshText(
	file: OfficePackage,
	shape: XmlElement,
	lines: readonly (readonly SlotRun[])[],
	layout: string | undefined
): boolean {
	if (markOfText(textOfShape(shape)) === markOfText(textOfLines(lines)) && !movesLinks(shape, lines))
		return false;
	const box = findBox(file, shape, layout);
	const had = box && hasRoom(shape, box);
	rewriteText(shape, lines);
	if (box && had && !hasRoom(shape, box)) fitShape(shape, box);
	return true;
}

/** Whether what leads somewhere would lead elsewhere. */
function movesLinks(shape: XmlElement, lines: readonly (readonly SlotRun[])[]): boolean {
	const wanted = new Set(lines.flat().flatMap(({ linkId }) => linkId ?? []));
	return [...wanted].some((id) => !JSON.stringify(findPath(shape, 'p:txBody')).includes(`"r:id":"${id}"`));
}
