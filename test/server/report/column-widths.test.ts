import { expect, it } from 'vitest';
import type { ReportTable } from '#lib/core/report/types.ts';
import { setColumns } from '#lib/server/report/column-widths.ts';
import { estimateWidthPt } from '#lib/server/report/pptx/slide/measure-text.ts';

const ROOM = { widthPt: 442, sizesPt: [9.5, 9, 8.5, 8, 7.5], paddingPt: 6, lang: 'en', names: [] } as const;

function table(titles: string[], rows: (string | number)[][] = []): ReportTable {
	return {
		id: 't',
		title: 't',
		columns: titles.map((title, i) => ({ title, kind: i === 0 ? 'text' : 'number', width: i === 0 ? 3 : 1 })),
		rows,
		live: ''
	};
}

it('gives every heading room for its longest word and every number one line', () => {
	const titles = [
		'District',
		'Communities',
		'Not yet renovated',
		'Households',
		'Residents',
		'Floor area, m²'
	];
	const { widthsPt, headings, sizePt } = setColumns(table(titles, [['East', 1, 2, 3, 1_234_567, 4]]), ROOM);
	expect(widthsPt.reduce((sum, width) => sum + width, 0)).toBeCloseTo(442, 6);
	for (const [i, lines] of headings.entries())
		for (const line of lines)
			expect(estimateWidthPt(line, { sizePt, isBold: true })).toBeLessThanOrEqual(widthsPt[i]! - 6 + 1e-9);
	// Words are whole, and joined they are the heading.
	expect(headings.map((lines) => lines.join(' '))).toEqual(titles);
	expect(widthsPt[4]).toBeGreaterThanOrEqual(estimateWidthPt('1,234,567', { sizePt }) + 6);
});

it('makes letters smaller where words have no room', () => {
	const titles = ['A', ...Array.from({ length: 8 }, () => 'Communities')];
	expect(setColumns(table(titles), ROOM).sizePt).toBeLessThan(9.5);
	expect(setColumns(table(['A', 'B']), ROOM).sizePt).toBe(9.5);
});

it('keeps the widths that are asked for where there is room', () => {
	const { widthsPt } = setColumns(table(['A', 'B', 'C']), ROOM);
	expect(widthsPt[0]! / widthsPt[1]!).toBeCloseTo(3, 6);
});

it('breaks Chinese headings between words', () => {
	const { headings } = setColumns(
		{ ...table(['区', '步行时间中位数', '15分钟覆盖率', '建筑面积（万平方米）']), rows: [] },
		{ ...ROOM, widthPt: 150, lang: 'zh' }
	);
	expect(headings.slice(1, 3)).toEqual([
		['步行时间', '中位数'],
		['15分钟', '覆盖率']
	]);
});
