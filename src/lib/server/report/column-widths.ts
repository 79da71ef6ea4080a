import { Format } from '#lib/core/figures/format-figure.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import type { ReportColumn, ReportTable } from '#lib/core/report/types.ts';
import { breakLines } from '#lib/core/text/break-lines.ts';
import { splitWords } from '#lib/core/text/split-words.ts';
import { estimateWidthPt } from './pptx/slide/measure-text.ts';

/** How the columns of a table are set. */
export interface SetColumns {
	/** Points; together the width of the table. */
	widthsPt: number[];
	/** The headings in lines that part no word. */
	headings: string[][];
	/** The width in which every word fits. */
	sizePt: number;
}

interface Room {
	widthPt: number;
	/** From large to small. */
	sizesPt: readonly number[];
	/** Left and right of a text. */
	paddingPt: number;
	lang: 'zh' | 'en';
	/** Words that no line may part. */
	names: readonly string[];
}

/** Text cells may break; in the narrowest so many characters are side by side. */
const LEAST_LETTERS = 4;

/**
 * Widths of the columns of a table: as the columns ask, yet none narrower than its longest number or the longest word of
 * its heading, in the largest size in which that is possible.
 */
export function setColumns(table: ReportTable, room: Room): SetColumns {
	const { widthPt, sizesPt, paddingPt, lang, names } = room;
	const words = table.columns.map(({ title }) => splitWords(title, names));
	const format = new Format(lang);
	const texts = table.columns.map((column, i) =>
		[...table.rows, ...(table.total ? [table.total] : [])].map((row) =>
			formatCell(row[i] ?? null, column, format)
		)
	);
	const leastAt = (sizePt: number) =>
		table.columns.map((column, i) => {
			const heads = words[i]!.map((word) => estimateWidthPt(word.trim(), { sizePt, isBold: true }));
			const cells = texts[i]!.map((text) => leastOf(text, column, sizePt));
			return Math.max(...heads, ...cells, 0) + paddingPt;
		});
	const sizePt = sizesPt.find((size) => sum(leastAt(size)) <= widthPt) ?? sizesPt[sizesPt.length - 1]!;
	const widthsPt = share(table.columns, leastAt(sizePt), widthPt);
	return {
		widthsPt,
		sizePt,
		headings: words.map((pieces, i) =>
			breakLines(pieces, widthsPt[i]! - paddingPt, (text) => estimateWidthPt(text, { sizePt, isBold: true }))
		)
	};
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Numbers, dates and times stand in one line; of a text its longest Latin word, and some characters. */
function leastOf(text: string, { kind }: ReportColumn, sizePt: number): number {
	if (kind !== 'text') return estimateWidthPt(text, { sizePt });
	const latin = text.match(/[\p{Script=Latin}\d.,-]+/gu) ?? [];
	return Math.max(
		estimateWidthPt(text.slice(0, LEAST_LETTERS), { sizePt }),
		...latin.map((word) => estimateWidthPt(word, { sizePt }))
	);
}

/** What is asked for, taken from columns with room for those that are too narrow; all shrink where there is none. */
function share(columns: readonly ReportColumn[], least: readonly number[], widthPt: number): number[] {
	const whole = sum(least);
	if (whole >= widthPt) return least.map((width) => (width * widthPt) / whole);
	let free = widthPt;
	const fixed = new Map<number, number>();
	for (;;) {
		const open = columns.map((_, i) => i).filter((i) => !fixed.has(i));
		const parts = sum(open.map((i) => columns[i]!.width ?? 1));
		const wish = (i: number) => (free * (columns[i]!.width ?? 1)) / parts;
		const tight = open.filter((i) => wish(i) < least[i]!);
		if (tight.length === 0) return columns.map((_, i) => fixed.get(i) ?? wish(i));
		for (const i of tight) {
			fixed.set(i, least[i]!);
			free -= least[i]!;
		}
	}
}
