import { childElements, findPath, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf, paragraphText, slotsOf, listShapes } from '../template/shapes.ts';
import { listSlots, splitAtSlots, type SlotName } from '../template/slots.ts';
import { fitShape } from './fit-shape.ts';
import type { Box } from './units.ts';

/** A piece of a slot's text. */
export interface SlotRun {
	text: string;
	/** Size against that of the slot; default 1. */
	scale?: number;
	/** The text is the slide's number, kept right by the program that shows it. */
	isPageNumber?: boolean;
	/** Relationship of an address that a click leads to. */
	linkId?: string;
}

/** What comes into a slide's slots; a slot that is not here is empty. */
export interface SlotValues {
	/** Paragraphs of runs. */
	texts: Partial<Record<SlotName, SlotRun[][]>>;
	/** Replacement of a whole shape. */
	shapes: Partial<Record<SlotName, (box: Box) => XmlElement[]>>;
}

/** A shape of a pattern that was filled in, before it is forgotten which slots it had. */
export interface FilledShape {
	/** The shape itself, or its replacement. */
	elements: XmlElement[];
	slots: readonly SlotName[];
	/** Its text with the slots, lines parted by line feeds. */
	form: string;
}

/**
 * Fills the slots of a slide in place: texts keep the form of the slot's first run; shapes whose slots are all empty go;
 * letters shrink to their place where the slot says both size and place.
 *
 * @param boxOf the place of a shape, inherited or its own
 * @returns what was filled in, in the order of the slide
 */
export function fillPattern(
	slide: XmlElement,
	{ texts, shapes }: SlotValues,
	boxOf: (shape: XmlElement) => Box | undefined
): FilledShape[] {
	const filled: FilledShape[] = [];
	for (const shape of listShapes(slide)) {
		const slots = slotsOf(shape);
		if (slots.length === 0) continue;
		const drawn = slots.find((slot) => shapes[slot]);
		const box = boxOf(shape);
		const form = paragraphsOf(shape).map(paragraphText).join('\n');
		if (drawn && box) {
			const elements = shapes[drawn]!(box);
			replaceChild(slide, shape, elements);
			filled.push({ elements, slots: [drawn], form });
		} else if (slots.every((slot) => !texts[slot]?.length)) replaceChild(slide, shape, []);
		else {
			fillShape(shape, texts);
			if (box) fitShape(shape, box);
			filled.push({ elements: [shape], slots, form });
		}
	}
	return filled;
}

function fillShape(shape: XmlElement, texts: SlotValues['texts']) {
	const body = findPath(shape, 'p:txBody');
	if (!body) return;
	body.children = body.children.flatMap((node) =>
		typeof node !== 'string' && node.name === 'a:p' ? fillParagraph(node, texts) : [node]
	);
	// A body has at least one paragraph.
	if (paragraphsOf(shape).length === 0) body.children.push({ name: 'a:p', attributes: {}, children: [] });
}

/** Texts of slots in a text that names them; as many paragraphs as the longest of the slots, what stands around them in the first. */
export function layOutSlots(form: string, texts: SlotValues['texts']): SlotRun[][] {
	const lines: SlotRun[][] = [[]];
	for (const piece of splitAtSlots(form)) {
		const added = typeof piece === 'string' ? [[{ text: piece }]] : (texts[piece.slot] ?? []);
		const [first = [], ...others] = added;
		lines.at(-1)!.push(...first);
		lines.push(...others.map((runs) => [...runs]));
	}
	return lines;
}

function fillParagraph(paragraph: XmlElement, texts: SlotValues['texts']): XmlElement[] {
	const form = paragraphText(paragraph);
	if (listSlots(form).length === 0) return [paragraph];
	const lines = layOutSlots(form, texts);
	const start = childElements(paragraph).find(({ name }) => name === 'a:r' || name === 'a:fld');
	const look = (start && findPath(start, 'a:rPr')) ?? { name: 'a:rPr', attributes: {}, children: [] };
	const before = childElements(paragraph, 'a:pPr');
	const after = childElements(paragraph, 'a:endParaRPr');
	return lines.map((runs) => ({
		...paragraph,
		children: structuredClone([...before, ...runs.map((run) => writeRun(run, look)), ...after])
	}));
}

/** An id that is no accident: the field is the only one of its kind on a slide. */
export const PAGE_FIELD_ID = '{6C69616E-7069-616E-8000-706167652D6E}';

function writeRun({ text, scale = 1, isPageNumber = false, linkId }: SlotRun, form: XmlElement): XmlElement {
	const look = structuredClone(form);
	delete look.attributes.dirty;
	delete look.attributes.err;
	const size = Number(look.attributes.sz);
	if (scale !== 1 && size) look.attributes.sz = String(Math.round((size * scale) / 100) * 100);
	look.children = childElements(look).filter(({ name }) => name !== 'a:hlinkClick' && name !== 'a:extLst');
	if (linkId) look.children.push({ name: 'a:hlinkClick', attributes: { 'r:id': linkId }, children: [] });
	const content: XmlElement[] = [look, { name: 'a:t', attributes: {}, children: [text] }];
	if (!isPageNumber) return { name: 'a:r', attributes: {}, children: content };
	return { name: 'a:fld', attributes: { id: PAGE_FIELD_ID, type: 'slidenum' }, children: content };
}

/** Puts elements in the place of one that is somewhere below. */
function replaceChild(root: XmlElement, old: XmlElement, fresh: XmlElement[]): boolean {
	const at = root.children.indexOf(old);
	if (at >= 0) root.children.splice(at, 1, ...fresh);
	return at >= 0 || childElements(root).some((child) => replaceChild(child, old, fresh));
}
