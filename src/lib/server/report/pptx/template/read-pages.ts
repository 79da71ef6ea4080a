import type { ShapeKind, TemplatePage, TemplateShape } from '#lib/core/deck/types.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { findPath, textOf, type XmlElement } from '../../xml/xml-tree.ts';
import type { Box } from '../slide/units.ts';
import { findBox, mapTopShapes, nameOf, placeholderOf } from './shapes.ts';
import { listLayouts } from './list-layouts.ts';

const SAMPLE_LETTERS = 24;
const KINDS: Record<string, ShapeKind> = {
	title: 'title',
	ctrTitle: 'title',
	body: 'text',
	subTitle: 'text',
	pic: 'picture',
	ftr: 'footer',
	dt: 'date',
	sldNum: 'number'
};

/** Layouts and slides of a template with the shapes that can be filled; shapes in groups are left out. */
export function readPages(file: OfficePackage, slidePaths: readonly string[]): TemplatePage[] {
	const used = new Set(slidePaths.map((path) => file.findRelated(path, RELATION.slideLayout)));
	return [
		...listLayouts(file, slidePaths).map((path) => ({
			...readPage(file, path, true),
			isUsed: used.has(path)
		})),
		...slidePaths.map((path) => ({ ...readPage(file, path, false), isUsed: false }))
	];
}

function readPage(file: OfficePackage, path: string, isLayout: boolean): Omit<TemplatePage, 'isUsed'> {
	const root = file.readXml(path);
	const above = file.findRelated(path, isLayout ? RELATION.slideMaster : RELATION.slideLayout);
	const shapes = [...mapTopShapes(root)].flatMap(([id, element]): TemplateShape[] => {
		const kind = kindOf(element, isLayout);
		const box = kind && findBox(file, element, above);
		if (!kind || !box || !isPlace(box)) return [];
		const text = textOf(findPath(element, 'p:txBody') ?? '')
			.replaceAll(/\s+/g, ' ')
			.trim();
		const sample = [...text].slice(0, SAMPLE_LETTERS).join('');
		return [{ id, name: nameOf(element)?.name ?? '', kind, box, sample }];
	});
	const title = shapes.find(({ kind }) => kind === 'title');
	const own = findPath(root, 'p:cSld')?.attributes.name ?? '';
	const name = isLayout ? own : (title ?? shapes[0])?.sample || own;
	return { path, isLayout, name, type: isLayout ? (root.attributes.type ?? '') : '', shapes };
}

/** `undefined` for shapes that cannot be filled. */
function kindOf(element: XmlElement, isLayout: boolean): ShapeKind | undefined {
	const placeholder = placeholderOf(element);
	if (placeholder) return KINDS[placeholder.attributes.type ?? 'obj'] ?? 'any';
	// Other shapes of a layout are visible on its slides and cannot be replaced.
	if (isLayout) return undefined;
	if (element.name === 'p:pic') return 'picture';
	const hasText = element.name === 'p:sp' && textOf(findPath(element, 'p:txBody') ?? '').trim() !== '';
	return hasText ? 'text' : undefined;
}

const isPlace = ({ x, y, width, height }: Box) =>
	[x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
