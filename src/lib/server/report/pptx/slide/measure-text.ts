import { isWide, measureChar } from '#lib/core/text/measure-text.ts';

/** Height of a line against the size of its letters; that of the Chinese fonts in use, the tallest of them nearly. */
const LINE_HEIGHT = 1.45;
/** Bold Latin letters against others; Chinese ones are as wide. */
const BOLD_WIDTH = 1.2;
/** How much wider than estimated Latin letters may come out: the fonts that will show them are not known. */
const WIDE_SIDE = 1.1;
/** Room that LibreOffice and WPS leave between Chinese and Latin letters, in ems. */
const SCRIPT_GAP = 0.25;

/** How a text is set. */
export interface TextForm {
	sizePt: number;
	isBold?: boolean;
}

/**
 * Roughly how wide a text runs in one line, in points: an em a Chinese character, somewhat more than half for Latin. On
 * the wide side: the fonts that will show it are not known.
 */
export function estimateWidthPt(text: string, { sizePt, isBold = false }: TextForm): number {
	let ems = 0;
	let wasWide: boolean | undefined;
	for (const letter of text) {
		const isOne = isWide(letter);
		if (wasWide !== undefined && wasWide !== isOne) ems += SCRIPT_GAP;
		ems += measureChar(letter) * (isOne ? 1 : WIDE_SIDE * (isBold ? BOLD_WIDTH : 1));
		wasWide = isOne;
	}
	return ems * sizePt;
}

/** Roughly how high a text stands in a width, in points; one line at least. */
export function estimateHeightPt(text: string, form: TextForm, widthPt: number): number {
	const lines = text.split('\n').map((line) => Math.ceil(estimateWidthPt(line, form) / widthPt - 1e-9));
	return lines.reduce((sum, count) => sum + Math.max(1, count), 0) * form.sizePt * LINE_HEIGHT;
}

/** The largest whole size in which paragraphs fit a place; the least if they do not fit at all. */
export function fitSizePt(
	paragraphs: readonly string[],
	{ widthPt, heightPt }: { widthPt: number; heightPt: number },
	{ mostPt, leastPt, isBold = false }: { mostPt: number; leastPt: number; isBold?: boolean }
): number {
	const fits = (sizePt: number) =>
		paragraphs.reduce((sum, text) => sum + estimateHeightPt(text, { sizePt, isBold }, widthPt), 0) <=
		heightPt;
	let sizePt = mostPt;
	while (sizePt > leastPt && !fits(sizePt)) sizePt--;
	return Math.max(sizePt, Math.min(leastPt, mostPt));
}
