import { childElements, findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { paragraphsOf } from '../template/shapes.ts';
import { fitSizePt } from './measure-text.ts';
import { EMU_PER_PT, type Box } from './units.ts';

/** Below this, letters do not shrink to fit. */
const LEAST_PT = 14;
/** PowerPoint's own margins inside a text shape, left and right, top and bottom. */
const MARGIN_X_EMU = 91_440;
const MARGIN_Y_EMU = 45_720;

/** Shrinks letters whose size the slide itself says; leaves the rest to the program that shows it. */
export function fitShape(shape: XmlElement, box: Box): void {
	const body = findPath(shape, 'p:txBody', 'a:bodyPr');
	const measured = measureShape(shape, box);
	if (!measured) {
		if (body) askToShrink(body);
		return;
	}
	const { largestPt, fittedPt, forms } = measured;
	if (fittedPt >= largestPt) return;
	for (const { attributes } of forms)
		if (attributes.sz !== undefined)
			attributes.sz = String(Math.round((Number(attributes.sz) * fittedPt) / largestPt / 100) * 100);
}

/** Whether the text of a shape fits; `true` if the slide does not give the shape's size. */
export function hasRoom(shape: XmlElement, box: Box): boolean {
	const measured = measureShape(shape, box);
	return !measured || measured.fittedPt >= measured.largestPt;
}

/** Sizes of letters as they are and as they would fit; `undefined` where the slide does not say them. */
function measureShape(
	shape: XmlElement,
	box: Box
): { largestPt: number; fittedPt: number; forms: XmlElement[] } | undefined {
	const body = findPath(shape, 'p:txBody', 'a:bodyPr');
	const forms = listElements(shape, 'a:rPr');
	const largestPt = Math.max(...forms.map(({ attributes }) => Number(attributes.sz))) / 100;
	if (!body || Number.isNaN(largestPt) || forms.length === 0) return undefined;
	const inset = (name: string, usual: number) => Number(body.attributes[name] ?? usual);
	const isBold = forms.some(({ attributes }) => attributes.b === '1');
	const room = {
		widthPt: (box.width - inset('lIns', MARGIN_X_EMU) - inset('rIns', MARGIN_X_EMU)) / EMU_PER_PT,
		heightPt: (box.height - inset('tIns', MARGIN_Y_EMU) - inset('bIns', MARGIN_Y_EMU)) / EMU_PER_PT
	};
	const lines = paragraphsOf(shape).map((paragraph) => measuredText(paragraph, largestPt));
	const leastPt = Math.min(LEAST_PT, largestPt);
	return { largestPt, fittedPt: fitSizePt(lines, room, { mostPt: largestPt, leastPt, isBold }), forms };
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
