import type { MappedPage, SlotMap, TemplatePage } from '#lib/core/deck/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath, parseXml, writeXml, type XmlElement } from '../../xml/xml-tree.ts';
import { NAMESPACES, writeTree } from '../default/shapes.ts';
import { PAGE_FIELD_ID } from '../slide/fill-pattern.ts';
import { EMU_PER_PT, writeExtent } from '../slide/units.ts';
import { TemplateError } from '../template-error.ts';
import type { Pattern, Patterns } from './find-patterns.ts';
import { placeSlots, type PlacedSlot } from './place-slots.ts';
import { resolveLook, type TextLook } from './resolve-look.ts';
import { mapTopShapes, placeholderOf } from './shapes.ts';
import type { SlotName } from './slots.ts';

interface Template {
	file: OfficePackage;
	pages: readonly TemplatePage[];
	size: { width: number; height: number };
}

/** Largest and least font sizes of slots without a shape, points; smaller sizes of the template are kept. */
const SIZES: Partial<Record<PlacedSlot['slot'], { most: number; share?: number; colour?: 'soft' }>> = {
	number: { most: 72, share: 0.62 },
	label: { most: 20, share: 0.5 },
	sentence: { most: 24 },
	section: { most: 16 },
	subtitle: { most: 28 },
	asof: { most: 20 },
	source: { most: 11 },
	seal: { most: 18 }
};

/**
 * Generates pattern slides for a template without slots, from its layouts or its slides, with slots where the map says.
 * They are parts of the file but not slides of the presentation.
 *
 * @throws TemplateError if a page of the map is not in the template
 */
export function putSlots(template: Template, map: SlotMap): Patterns {
	const put = (kind: MappedPage) => putPage(template, kind, map);
	return { cover: put('cover'), content: put('content'), wide: put('wide') };
}

function putPage({ file, pages, size }: Template, kind: MappedPage, map: SlotMap): Pattern {
	const page = pages.find(({ path }) => path === map[kind].page);
	if (!page)
		throw new TemplateError({
			zh: `模板中没有所选的页（${map[kind].page}）：请重新选择版式。`,
			en: `The template lacks the page that was chosen (${map[kind].page}): choose its layouts again.`
		});
	const root = file.readXml(page.path);
	const placed = placeSlots(page, kind, map[kind], size);
	const above = file.findRelated(page.path, page.isLayout ? RELATION.slideMaster : RELATION.slideLayout);
	const elements = mapTopShapes(root);
	// Slots without a shape copy the look of the page's text, so that they are light on a dark cover.
	const textShape = page.shapes.find(({ kind }) => kind === 'text' || kind === 'any') ?? page.shapes[0];
	const usual = textShape && elements.get(textShape.id);
	const owner = new Set<TemplatePage['shapes'][number]>();
	const shapes = placed.map((one, i) => {
		const element = one.shape ? elements.get(one.shape.id) : undefined;
		const look = resolveLook(file, element ?? usual, { above });
		// The first text goes into the placeholder itself and keeps its style and outline level.
		const isOwner = one.shape !== null && !owner.has(one.shape) && isText(one.slot) && one.slot !== 'label';
		if (isOwner) owner.add(one.shape!);
		return writeSlot(one, { element: isOwner ? element : undefined, look, id: 1000 + i });
	});
	const used = new Set(placed.flatMap(({ shape }) => (shape ? elements.get(shape.id) : [])));
	const number = page.isLayout ? writePageNumber(page, elements) : '';
	const slide = page.isLayout
		? parseXml(
				`<p:sld ${NAMESPACES}>${writeTree([...shapes, number])}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
			)
		: fillSample(root, shapes, used);
	const path = file.putNext('ppt/slides/slide#.xml', slide, CONTENT_TYPE.slide);
	if (page.isLayout) file.relate(path, RELATION.slideLayout, page.path);
	else file.copyRelationships(page.path, path);
	const slots = new Set<SlotName>(placed.map(({ slot }) => slot));
	return { path, isLayout: false, slots, ...(page.isLayout ? {} : { standsFor: page.path }) };
}

const isText = (slot: PlacedSlot['slot']) => slot !== 'picture' && slot !== 'chart' && slot !== 'qr';

function listTop(root: XmlElement): XmlElement[] {
	const tree = findPath(root, 'p:cSld', 'p:spTree');
	return tree ? childElements(tree) : [];
}

/** A slide of the template with slots in place of the shapes' contents and without unused placeholders. */
function fillSample(
	root: XmlElement,
	shapes: readonly string[],
	used: ReadonlySet<XmlElement | undefined>
): XmlElement {
	const slide = structuredClone(root);
	const tree = findPath(slide, 'p:cSld', 'p:spTree')!;
	const isKept = (element: XmlElement, i: number) => {
		const original = listTop(root)[i];
		if (used.has(original)) return false;
		const kind = placeholderOf(element)?.attributes.type ?? (placeholderOf(element) ? 'obj' : undefined);
		return kind === undefined || /^(ftr|dt|sldNum)$/.test(kind);
	};
	tree.children = [...childElements(tree).filter(isKept), ...shapes.map((xml) => parseXml(xml))];
	return slide;
}

function writeSlot(
	{ slot, box, shape, isAlone }: PlacedSlot,
	{ element, look, id }: { element: XmlElement | undefined; look: TextLook; id: number }
): string {
	const placeholder = element && placeholderOf(element);
	const name = escapeXml(shape?.name ?? slot);
	const kind = placeholder ? writeXml(placeholder) : '';
	const place =
		placeholder && isAlone
			? ''
			: `<a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
	const { most, share } = SIZES[slot] ?? { most: Infinity };
	const heightPt = box.height / EMU_PER_PT;
	const usual = share === undefined ? Math.min(most, look.sizePt) : Math.min(most, share * heightPt);
	const sizePt = Math.max(8, Math.round(usual));
	const isBold = slot === 'number' || slot === 'seal' || (slot === 'title' && look.isBold);
	const fill = look.fill ? writeXml(look.fill) : '';
	const usualAlign = placeholder && isAlone ? undefined : 'l';
	const aligned = slot === 'seal' ? 'ctr' : (look.align ?? usualAlign);
	const align = aligned === undefined ? '' : ` algn="${aligned}"`;
	const anchor = slot === 'label' ? 'b' : slot === 'number' ? 'ctr' : 't';
	const body =
		placeholder && isAlone
			? '<a:bodyPr/>'
			: `<a:bodyPr wrap="square" anchor="${anchor}"><a:noAutofit/></a:bodyPr>`;
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr${kind ? '' : ' txBox="1"'}/><p:nvPr>${kind}</p:nvPr></p:nvSpPr>` +
		`<p:spPr>${place}</p:spPr><p:txBody>${body}<a:lstStyle/><a:p><a:pPr marL="0" indent="0"${align}><a:buNone/></a:pPr>` +
		`<a:r><a:rPr lang="zh-CN" sz="${sizePt * 100}"${isBold ? ' b="1"' : ''}>${fill}</a:rPr><a:t>{{${slot}}}</a:t></a:r></a:p></p:txBody></p:sp>`
	);
}

/** Adds the slide number if the layout has a place for it. */
function writePageNumber(page: TemplatePage, elements: ReadonlyMap<string, XmlElement>): string {
	const shape = page.shapes.find(({ kind }) => kind === 'number');
	const placeholder = shape && elements.get(shape.id) && placeholderOf(elements.get(shape.id)!);
	if (!placeholder) return '';
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="1900" name="${escapeXml(shape.name)}"/><p:cNvSpPr/><p:nvPr>${writeXml(placeholder)}</p:nvPr></p:nvSpPr><p:spPr/>` +
		`<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="${PAGE_FIELD_ID}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>`
	);
}
