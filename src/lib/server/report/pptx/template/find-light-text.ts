import { findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { listShapes, slotsOf } from './shapes.ts';
import type { SlotName } from './slots.ts';

/** From 0 to 1; above it, a colour of letters is meant for a dark ground. */
const LIGHT = 0.6;
/** The theme's colours for grounds. */
const GROUNDS = new Set(['bg1', 'lt1', 'bg2', 'lt2']);

/**
 * The colour of texts in the place of a slot, if it is a light one, as on templates with a dark ground: charts and texts
 * that are drawn there need it as well.
 *
 * @returns six hexadecimal digits; `undefined` where the usual ink is right, or nothing is said
 */
export function findLightText(slide: XmlElement, slot: SlotName): string | undefined {
	const shape = listShapes(slide).find((one) => slotsOf(one).includes(slot));
	const [form] = shape ? listElements(shape, 'a:rPr') : [];
	const fill = form && findPath(form, 'a:solidFill');
	if (!fill) return undefined;
	const scheme = findPath(fill, 'a:schemeClr')?.attributes.val;
	if (scheme !== undefined) return GROUNDS.has(scheme) ? 'FFFFFF' : undefined;
	const colour = findPath(fill, 'a:srgbClr')?.attributes.val ?? '';
	if (!/^[0-9a-f]{6}$/i.test(colour)) return undefined;
	const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! > LIGHT ? colour.toUpperCase() : undefined;
}
