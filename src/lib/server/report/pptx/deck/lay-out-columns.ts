import { estimateHeightPt, estimateWidthPt } from '../slide/measure-text.ts';

/** Margins of a cell. */
export const CELL_MARGIN_X_PT = 5;
export const CELL_MARGIN_Y_PT = 1;

/** A table as text: heading and sums are bold. */
export interface TableTexts {
	heading: string[];
	rows: string[][];
	total: string[] | null;
}

/** A table's columns in letters of one size. */
export interface TableLayout {
	sizePt: number;
	/** Together 1. */
	widthShares: number[];
	/** Whether a cell below the heading takes more than one line. */
	needsWrap: boolean;
	headingPt: number;
	heightsPt: number[];
	/** 0 without a row of sums. */
	totalPt: number;
}

/** A second line where none is expected would push the table over the foot of the slide. */
const SAFETY = 1.05;
/** Shorter headings are set in one line. */
const LEAST_HEADING_EM = 5;

/**
 * Columns as wide as their longest text if they fit, the rest shared out; else the wide ones are narrowed.
 *
 * @param canHeadingWrap whether headings may take two lines
 */
export function layOutColumns(
	{ heading, rows, total }: TableTexts,
	{ sizePt, widthPt, canHeadingWrap }: { sizePt: number; widthPt: number; canHeadingWrap: boolean }
): TableLayout {
	const natural = heading.map((title, i) => {
		const widths = [
			headingWidthPt(title, sizePt, canHeadingWrap),
			total ? estimateWidthPt(total[i]!, { sizePt, isBold: true }) : 0,
			...rows.map((cells) => estimateWidthPt(cells[i]!, { sizePt }))
		];
		return SAFETY * Math.max(...widths) + 2 * CELL_MARGIN_X_PT;
	});
	const most = widestThatFits(natural, widthPt);
	const kept = natural.map((one) => Math.min(one, most));
	const spare = Math.max(0, widthPt - kept.reduce((sum, one) => sum + one, 0)) / kept.length;
	const widthsPt = kept.map((one) => one + spare);
	const heightOf = (cells: readonly string[], isBold: boolean) => {
		const heights = cells.map((text, i) =>
			estimateHeightPt(text, { sizePt, isBold }, widthsPt[i]! - 2 * CELL_MARGIN_X_PT)
		);
		return Math.max(...heights) + 2 * CELL_MARGIN_Y_PT;
	};
	return {
		sizePt,
		widthShares: widthsPt.map((one) => one / widthPt),
		needsWrap: most < Infinity,
		headingPt: heightOf(heading, true),
		heightsPt: rows.map((cells) => heightOf(cells, false)),
		totalPt: total ? heightOf(total, true) : 0
	};
}

/** Width of a heading in one line, or of the longer of its two. */
function headingWidthPt(text: string, sizePt: number, canWrap: boolean): number {
	const form = { sizePt, isBold: true };
	const wholePt = estimateWidthPt(text, form);
	if (!canWrap || wholePt <= LEAST_HEADING_EM * sizePt) return wholePt;
	// Chinese breaks anywhere.
	const words = /\p{Script=Han}/u.test(text) ? [] : text.split(/\s+/);
	return Math.max(0.6 * wholePt, ...words.map((word) => estimateWidthPt(word, form)));
}

/** The widest that columns may be so that all of them fit; Infinity if they do anyway. */
function widestThatFits(natural: readonly number[], widthPt: number): number {
	let left = widthPt;
	const sorted = natural.toSorted((a, b) => a - b);
	for (const [i, one] of sorted.entries()) {
		const share = left / (sorted.length - i);
		if (one > share + 1e-9) return share;
		left -= one;
	}
	return Infinity;
}
