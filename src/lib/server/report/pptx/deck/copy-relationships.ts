import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import type { SlideDraft } from '../template/read-pattern.ts';
import { childElements, removeElements, type XmlElement } from '../../xml/xml-tree.ts';

/** Parts that any number of slides may share. */
const SHARED: ReadonlySet<string> = new Set([RELATION.image, RELATION.hyperlink]);

/**
 * Lets a new slide refer to the pictures and links of the slide it was made from. What cannot be shared, such as a chart
 * or an embedded file on the pattern itself, is taken off the slide.
 */
export function copyRelationships(file: OfficePackage, { slide, from }: SlideDraft, path: string): void {
	const renamed = new Map<string, string>();
	for (const { id, type, target, isExternal } of file.relationshipsOf(from))
		if (SHARED.has(type)) renamed.set(id, file.relate(path, type, target, isExternal));
	removeElements(slide, (child) => TOP.has(child.name) && refersTo(child).some((id) => !renamed.has(id)));
	rename(slide, renamed);
}

/** What is taken off as a whole. */
const TOP = new Set([
	'p:graphicFrame',
	'p:pic',
	'p:sp',
	'p:cxnSp',
	'p:contentPart',
	'p:transition',
	'mc:AlternateContent'
]);

function refersTo(element: XmlElement): string[] {
	const own = Object.entries(element.attributes).flatMap(([name, value]) =>
		name.startsWith('r:') && value !== '' ? [value] : []
	);
	return [...own, ...childElements(element).flatMap(refersTo)];
}

function rename(element: XmlElement, renamed: ReadonlyMap<string, string>) {
	for (const [name, value] of Object.entries(element.attributes))
		if (name.startsWith('r:') && renamed.has(value)) element.attributes[name] = renamed.get(value)!;
	for (const child of childElements(element)) rename(child, renamed);
}
