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
 * The current paragraphs of a text.
 *
 * @param texts by slot
 * @returns `null` if the text is empty
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

/** Text of paragraphs without slide numbers, as {@link textOfShape} reads it. */
export function textOfLines(lines: readonly (readonly SlotRun[])[]): string {
	return lines.map((runs) => runs.map((run) => (run.isPageNumber ? '' : run.text)).join('')).join('\n');
}

/**
 * Replaces a shape's text and keeps its formatting. The font shrinks only if the old text fitted and the new one does not.
 *
 * @param layout path of the slide's layout, from which positions are inherited
 * @returns whether the text changed
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

/** Whether a link has a different target now. */
function movesLinks(shape: XmlElement, lines: readonly (readonly SlotRun[])[]): boolean {
	const wanted = new Set(lines.flat().flatMap(({ linkId }) => linkId ?? []));
	return [...wanted].some((id) => !JSON.stringify(findPath(shape, 'p:txBody')).includes(`"r:id":"${id}"`));
}
