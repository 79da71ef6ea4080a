/** Height of a line against the size of its letters; that of the Chinese fonts in use, the tallest of them nearly. */
const LINE_HEIGHT = 1.45;
/** Bold Latin letters against others; Chinese ones are as wide. */
const BOLD_WIDTH = 1.2;
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
		const em = widthOf(letter.codePointAt(0) ?? 0);
		const isWide = em === 1;
		if (wasWide !== undefined && wasWide !== isWide) ems += SCRIPT_GAP;
		ems += isBold && !isWide ? BOLD_WIDTH * em : em;
		wasWide = isWide;
	}
	return ems * sizePt;
}

/** Approximate height of a text in a width, in points; one line at least. */
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

function widthOf(code: number): number {
	if (code >= 0x1100) return isNarrow(code) ? 0.6 : 1;
	if (code >= 0x41 && code <= 0x5a) return 0.72;
	if (code >= 0x30 && code <= 0x39) return 0.63;
	if (code === 0x25) return 0.95;
	return code === 0x20 || code === 0x2e || code === 0x2c ? 0.36 : 0.57;
}

/** Punctuation that Latin fonts draw, as dashes and quotes. */
const isNarrow = (code: number) => code >= 0x2010 && code <= 0x2044;
