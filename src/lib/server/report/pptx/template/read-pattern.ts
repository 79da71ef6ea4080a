import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath, parseXml, removeElements, type XmlElement } from '../../xml/xml-tree.ts';
import type { Pattern } from './find-patterns.ts';
import { findBox, placeholderOf, slotsOf } from './shapes.ts';
import type { Box } from '../slide/units.ts';

/** A slide to fill in, with its relationships. */
export interface SlideDraft {
	slide: XmlElement;
	/** Path against which its relationships are resolved. */
	from: string;
	layout: string;
	boxOf: (shape: XmlElement) => Box | undefined;
}

const NAMESPACES = {
	'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
	'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
	'xmlns:p': 'http://schemas.openxmlformats.org/presentationml/2006/main'
};

/**
 * A new slide from a pattern: a copy of the template's slide, or a slide on the template's layout with its slots. Without
 * animations, which would refer to removed shapes, and without extension data of other programs.
 */
export function readPattern(file: OfficePackage, { path, isLayout }: Pattern): SlideDraft {
	const page = file.readXml(path);
	const slide = isLayout ? takeSlots(page) : page;
	Object.assign(slide.attributes, NAMESPACES);
	removeElements(slide, ({ name }) => name === 'p:timing' || name === 'p:custDataLst');
	slide.children = childElements(slide).filter(({ name }) => name !== 'p:extLst');
	const layout = isLayout ? path : (file.findRelated(path, RELATION.slideLayout) ?? '');
	return { slide, from: path, layout, boxOf: (shape) => findBox(file, shape, layout) };
}

/** Removes slot texts from a layout used as a pattern, since its slides have their own. */
export function cleanLayout(file: OfficePackage, path: string): void {
	const layout = file.readXml(path);
	const isStale = (shape: XmlElement) =>
		shape.name === 'p:sp' && slotsOf(shape).length > 0 && !placeholderOf(shape);
	removeElements(layout, isStale);
	file.put(path, layout);
}

function takeSlots(layout: XmlElement): XmlElement {
	const tree = findPath(layout, 'p:cSld', 'p:spTree');
	const kept = childElements(tree!).filter((child) => child.name !== 'p:sp' || slotsOf(child).length > 0);
	const shapes = kept.filter(({ name }) => ['p:nvGrpSpPr', 'p:grpSpPr', 'p:sp'].includes(name));
	const slide = parseXml(
		'<p:sld><p:cSld><p:spTree/></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
	);
	findPath(slide, 'p:cSld', 'p:spTree')!.children = shapes;
	return slide;
}
