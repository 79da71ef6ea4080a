import { Format } from '#lib/core/figures/format.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import type { ReportColumn, ReportTable } from '#lib/core/report/types.ts';
import { layOutColumns, type TableLayout, type TableTexts } from './lay-out-columns.ts';

/** As much of a table as one slide shows. */
export interface TablePage {
	title: string;
	columns: ReportColumn[];
	/** Widths of the columns; together 1. */
	widthShares: number[];
	/** Cells as they are read. */
	rows: string[][];
	heightsPt: number[];
	headingPt: number;
	/** Row of sums, on the last page. */
	total: { cells: string[]; heightPt: number } | null;
	sizePt: number;
}

interface Place {
	widthPt: number;
	heightPt: number;
}

/** Letters: large where the table is small, else legible from the back of a room, smaller only where it is wide. */
const SIZES_PT = [24, 22, 20, 18, 16, 15, 14, 13, 12];
/** A table that is legible in this size is put on one slide if it fits. */
const ONE_PAGE_PT = 16;
/** One that takes several has these letters, or smaller ones. */
const USUAL_PT = 18;
/** Rows on one slide, as many as a room reads. */
const MOST_ROWS = 12;
/** Rows of a table with room to spare stand this much apart at most, against what they take. */
const MOST_STRETCH = 1.5;
/** A table of more rows belongs into the XLSX; its slides stop here. */
export const MOST_TABLE_ROWS = 60;

/**
 * Splits a table into pages of about as many rows, each with the heading.
 *
 * @param place room for it, in points
 * @returns empty for a table without rows
 */
export function splitTable(
	{ columns, title, ...table }: ReportTable,
	lang: 'zh' | 'en',
	place: Place
): TablePage[] {
	const format = new Format(lang);
	const read = (cells: ReportTable['rows'][number]) =>
		cells.map((cell, i) => formatCell(cell, columns[i]!, format));
	const heading = columns.map((column) => column.title);
	const rows = table.rows.slice(0, MOST_TABLE_ROWS).map(read);
	const total = table.total ? read(table.total) : null;
	if (rows.length === 0) return [];
	const layout = chooseLayout({ heading, rows, total }, place);
	const { sizePt, widthShares, headingPt, heightsPt, totalPt } = layout;
	const ranges = fillPages(heightsPt, place.heightPt - headingPt - totalPt);
	const pages = ranges.map(([from, to]): TablePage => ({
		title,
		columns,
		widthShares,
		rows: rows.slice(from, to),
		heightsPt: heightsPt.slice(from, to),
		headingPt,
		total: total && to === rows.length ? { cells: total, heightPt: totalPt } : null,
		sizePt
	}));
	return stretch(pages, place.heightPt);
}

/** The largest letters in which the table is one page; else those in which no cell takes a second line. */
function chooseLayout(texts: TableTexts, { widthPt, heightPt }: Place): TableLayout {
	// Headings in one line if the letters need not be smaller for it.
	const layouts = SIZES_PT.flatMap((sizePt) =>
		[false, true].map((canHeadingWrap) => layOutColumns(texts, { sizePt, widthPt, canHeadingWrap }))
	);
	const isUnwrapped = ({ needsWrap }: TableLayout) => !needsWrap;
	const isOnePage = ({ headingPt, heightsPt, totalPt }: TableLayout) =>
		heightsPt.length <= MOST_ROWS &&
		heightsPt.reduce((sum, one) => sum + one, headingPt + totalPt) <= heightPt;
	const single = layouts.find((one) => one.sizePt >= ONE_PAGE_PT && isUnwrapped(one) && isOnePage(one));
	const usual = layouts.filter(({ sizePt }) => sizePt <= USUAL_PT);
	return single ?? usual.find(isUnwrapped) ?? usual.at(-1)!;
}

/** Rows on as few pages as they fit, and about as many on each. @returns from and to of each page */
function fillPages(heightsPt: readonly number[], roomPt: number): [number, number][] {
	const fill = (most: number) => {
		const pages: [number, number][] = [];
		let left = 0;
		for (const [i, height] of heightsPt.entries()) {
			const page = pages.at(-1);
			if (page && i - page[0] < most && height <= left) page[1] = i + 1;
			else {
				pages.push([i, i + 1]);
				left = roomPt;
			}
			left -= height;
		}
		return pages;
	};
	return fill(Math.ceil(heightsPt.length / fill(MOST_ROWS).length));
}

/** Pages that fill their place better: rows apart, on all of them alike, as far as they still read as a table. */
function stretch(pages: readonly TablePage[], heightPt: number): TablePage[] {
	const taken = pages.map(({ headingPt, heightsPt, total }) =>
		heightsPt.reduce((sum, one) => sum + one, headingPt + (total?.heightPt ?? 0))
	);
	const factor = Math.min(MOST_STRETCH, heightPt / Math.max(...taken));
	if (factor <= 1) return [...pages];
	return pages.map((page) => ({
		...page,
		headingPt: page.headingPt * factor,
		heightsPt: page.heightsPt.map((one) => one * factor),
		total: page.total && { ...page.total, heightPt: page.total.heightPt * factor }
	}));
}
