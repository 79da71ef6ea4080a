import { childElements, findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf, paragraphText, slotsOf, listShapes } from '../template/shapes.ts';
import { splitAtSlots, type SlotName } from '../template/slots.ts';
import { fitSizePt } from './measure-text.ts';
import { EMU_PER_PT, type Box } from './units.ts';

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
	/** What stands in the place of a whole shape. */
	shapes: Partial<Record<SlotName, (box: Box) => XmlElement[]>>;
}

/** Below this, letters do not shrink to fit. */
const LEAST_PT = 14;
/** PowerPoint's own margins inside a text shape, left and right, top and bottom. */
const MARGIN_X_EMU = 91_440;
const MARGIN_Y_EMU = 45_720;

/**
 * Fills the slots of a slide in place: texts keep the form of the slot's first run; shapes whose slots are all empty go;
 * letters shrink to their place where the slot says both size and place.
 *
 * @param boxOf the place of a shape, inherited or its own
 */
export function fillPattern(
	slide: XmlElement,
	{ texts, shapes }: SlotValues,
	boxOf: (shape: XmlElement) => Box | undefined
): void {
	for (const shape of listShapes(slide)) {
		const slots = slotsOf(shape);
		if (slots.length === 0) continue;
		const drawn = slots.find((slot) => shapes[slot]);
		const box = boxOf(shape);
		if (drawn && box) replaceChild(slide, shape, shapes[drawn]!(box));
		else if (slots.every((slot) => !texts[slot]?.length)) replaceChild(slide, shape, []);
		else {
			fillShape(shape, texts);
			if (box) fitShape(shape, box);
		}
	}
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

/** As many paragraphs as the longest of the slots in it; texts around slots stand in the first of them. */
function fillParagraph(paragraph: XmlElement, texts: SlotValues['texts']): XmlElement[] {
	const pieces = splitAtSlots(paragraphText(paragraph));
	if (pieces.every((piece) => typeof piece === 'string')) return [paragraph];
	const lines: SlotRun[][] = [[]];
	for (const piece of pieces) {
		const added = typeof piece === 'string' ? [[{ text: piece }]] : (texts[piece.slot] ?? []);
		const [first = [], ...others] = added;
		lines.at(-1)!.push(...first);
		lines.push(...others.map((runs) => [...runs]));
	}
	const start = childElements(paragraph).find(({ name }) => name === 'a:r' || name === 'a:fld');
	const form = (start && findPath(start, 'a:rPr')) ?? { name: 'a:rPr', attributes: {}, children: [] };
	const before = childElements(paragraph, 'a:pPr');
	const after = childElements(paragraph, 'a:endParaRPr');
	return lines.map((runs) => ({
		...paragraph,
		children: structuredClone([...before, ...runs.map((run) => writeRun(run, form)), ...after])
	}));
}

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
	// An id that is no accident: the field is the only one of its kind on a slide.
	const id = '{6C69616E-7069-616E-8000-706167652D6E}';
	return { name: 'a:fld', attributes: { id, type: 'slidenum' }, children: content };
}

/** Shrinks letters whose size the slide itself says; leaves the rest to the program that shows it. */
function fitShape(shape: XmlElement, box: Box) {
	const body = findPath(shape, 'p:txBody', 'a:bodyPr');
	const forms = listElements(shape, 'a:rPr');
	const sizes = forms.map(({ attributes }) => Number(attributes.sz));
	const largest = Math.max(...sizes) / 100;
	if (!body || Number.isNaN(largest) || forms.length === 0) {
		if (body) askToShrink(body);
		return;
	}
	const inset = (name: string, usual: number) => Number(body.attributes[name] ?? usual);
	const isBold = forms.some(({ attributes }) => attributes.b === '1');
	const room = {
		widthPt: (box.width - inset('lIns', MARGIN_X_EMU) - inset('rIns', MARGIN_X_EMU)) / EMU_PER_PT,
		heightPt: (box.height - inset('tIns', MARGIN_Y_EMU) - inset('bIns', MARGIN_Y_EMU)) / EMU_PER_PT
	};
	const lines = paragraphsOf(shape).map((paragraph) => measuredText(paragraph, largest));
	const fitted = fitSizePt(lines, room, { mostPt: largest, leastPt: Math.min(LEAST_PT, largest), isBold });
	if (fitted >= largest) return;
	for (const [i, { attributes }] of forms.entries())
		attributes.sz = String(Math.round((sizes[i]! * fitted) / largest / 100) * 100);
}

/** The text with smaller runs shortened, so that the whole measures as if it were of the largest size. */
function measuredText(paragraph: XmlElement, largestPt: number): string {
	const runs = childElements(paragraph).filter(({ name }) => name === 'a:r' || name === 'a:fld');
	return runs
		.map((run) => {
			const text = childElements(run, 'a:t')
				.flatMap(({ children }) => children)
				.join('');
			const share = Number(findPath(run, 'a:rPr')?.attributes.sz) / 100 / largestPt || 1;
			return text.slice(0, Math.ceil(text.length * share));
		})
		.join('');
}

const FITTINGS = new Set(['a:noAutofit', 'a:normAutofit', 'a:spAutoFit']);

function askToShrink(body: XmlElement) {
	if (childElements(body).some(({ name }) => FITTINGS.has(name))) return;
	const shrink: XmlElement = { name: 'a:normAutofit', attributes: {}, children: [] };
	// After the text's warp, before anything else that a body may say.
	const at = childElements(body)[0]?.name === 'a:prstTxWarp' ? 1 : 0;
	body.children = childElements(body).toSpliced(at, 0, shrink);
}

/** Puts elements in the place of one that is somewhere below. */
function replaceChild(root: XmlElement, old: XmlElement, fresh: XmlElement[]): boolean {
	const at = root.children.indexOf(old);
	if (at >= 0) root.children.splice(at, 1, ...fresh);
	return at >= 0 || childElements(root).some((child) => replaceChild(child, old, fresh));
}
