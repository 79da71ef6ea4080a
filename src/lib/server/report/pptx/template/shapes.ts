import { childElements, findPath, listElements, textOf, type XmlElement } from '../../xml/xml-tree.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import type { Box } from '../slide/units.ts';
import { listSlots, type SlotName } from './slots.ts';

/** Text shapes of a slide or layout, those in groups included. */
export function listShapes(root: XmlElement): XmlElement[] {
	return listElements(root, 'p:sp');
}

/**
 * What stands on a slide or layout, not in a group, by an id that is unique there. LibreOffice gives the same number to
 * several shapes of a layout: the second of them has `~2` after it.
 */
export function mapTopShapes(root: XmlElement): Map<string, XmlElement> {
	const shapes = new Map<string, XmlElement>();
	const tree = findPath(root, 'p:cSld', 'p:spTree');
	for (const element of tree ? childElements(tree) : []) {
		const number = nameOf(element)?.id;
		if (number === undefined) continue;
		let id = number;
		for (let again = 2; shapes.has(id); again++) id = `${number}~${again}`;
		shapes.set(id, element);
	}
	return shapes;
}

/** Attributes of `p:cNvPr`: number and name of a shape. */
export function nameOf(shape: XmlElement): Record<string, string> | undefined {
	const [properties] = childElements(shape);
	return properties && findPath(properties, 'p:cNvPr')?.attributes;
}

/** Text of a paragraph as one string, joined over its runs. */
export function paragraphText(paragraph: XmlElement): string {
	return childElements(paragraph)
		.filter(({ name }) => name === 'a:r' || name === 'a:fld')
		.map((run) => childElements(run, 'a:t').map(textOf).join(''))
		.join('');
}

/** The paragraphs of a shape. */
export function paragraphsOf(shape: XmlElement): XmlElement[] {
	const body = findPath(shape, 'p:txBody');
	return body ? childElements(body, 'a:p') : [];
}

/** The slots that a shape's text names. */
export function slotsOf(shape: XmlElement): SlotName[] {
	return paragraphsOf(shape).flatMap((paragraph) => listSlots(paragraphText(paragraph)));
}

/** The slots of a whole slide or layout. */
export function slotsOnPage(root: XmlElement): Set<SlotName> {
	return new Set(listShapes(root).flatMap(slotsOf));
}

/** Whether a shape is in a group, which has its own coordinate system. */
export function isInGroup(root: XmlElement, shape: XmlElement): boolean {
	return listElements(root, 'p:grpSp').some((group) => listShapes(group).includes(shape));
}

/**
 * Position of a shape: its own, else that of the same placeholder on the layout, else on the master.
 *
 * @param pagePath the layout of a slide's shape, or the master of a layout's; `undefined`: nothing to inherit from
 * @returns `undefined` if none of them has one
 */
export function findBox(
	file: OfficePackage,
	shape: XmlElement,
	pagePath: string | undefined
): Box | undefined {
	const own = findPath(shape, 'p:spPr', 'a:xfrm') ?? findPath(shape, 'p:xfrm');
	if (own) return readBox(own);
	const placeholder = placeholderOf(shape);
	if (!placeholder || !pagePath) return undefined;
	const twin = findTwin(file.readXml(pagePath), placeholder);
	const above = file.findRelated(pagePath, RELATION.slideMaster);
	return findBox(file, twin ?? shape, above);
}

/** The shape of a layout or master that a placeholder inherits from. */
export function findTwin(page: XmlElement, placeholder: XmlElement): XmlElement | undefined {
	return listShapes(page).find((other) => isSame(placeholder, placeholderOf(other)));
}

/** The `p:ph` element of a placeholder. */
export function placeholderOf(shape: XmlElement): XmlElement | undefined {
	return (
		findPath(shape, 'p:nvSpPr', 'p:nvPr', 'p:ph') ??
		findPath(shape, 'p:nvPicPr', 'p:nvPr', 'p:ph') ??
		findPath(shape, 'p:nvGraphicFramePr', 'p:nvPr', 'p:ph')
	);
}

function isSame({ attributes: a }: XmlElement, other: XmlElement | undefined): boolean {
	if (!other) return false;
	const b = other.attributes;
	if (a.idx !== undefined && a.idx === b.idx) return true;
	return kindOf(a.type) === kindOf(b.type) && (kindOf(a.type) === 'title' || a.idx === undefined);
}

const kindOf = (type = 'body') => (type === 'ctrTitle' ? 'title' : type === 'obj' ? 'body' : type);

function readBox(transform: XmlElement): Box {
	const off = findPath(transform, 'a:off')?.attributes;
	const ext = findPath(transform, 'a:ext')?.attributes;
	return { x: Number(off?.x), y: Number(off?.y), width: Number(ext?.cx), height: Number(ext?.cy) };
}
