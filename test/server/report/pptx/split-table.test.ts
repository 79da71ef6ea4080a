import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportTable } from '#lib/core/report/types.ts';
import { MOST_TABLE_ROWS, splitTable } from '#lib/server/report/pptx/deck/split-table.ts';

const PLACE = { widthPt: 864, heightPt: 360 };

function table(rows: string[][], columns = rows[0]?.length ?? 1): ReportTable {
	return {
		id: 't',
		title: 'T',
		columns: Array.from({ length: columns }, (_, i) => ({ title: `列 ${i}`, kind: 'text' })),
		rows,
		live: ''
	};
}

describe('splitTable', () => {
	it('keeps every row in order, on pages that fit and hold about as many', () => {
		const cell = fc.string({ maxLength: 12 });
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 7 }),
				fc.integer({ min: 1, max: 40 }),
				cell,
				(columns, count, text) => {
					const rows = Array.from({ length: count }, (_, i) =>
						Array.from({ length: columns }, () => `${text}${i}`)
					);
					const pages = splitTable(table(rows), 'zh', PLACE);
					expect(pages.flatMap((page) => page.rows)).toEqual(rows);
					const counts = pages.map((page) => page.rows.length);
					expect(Math.max(...counts)).toBeLessThanOrEqual(12);
					for (const { headingPt, heightsPt, widthShares } of pages) {
						expect(heightsPt.reduce((sum, one) => sum + one, headingPt)).toBeLessThanOrEqual(360.001);
						expect(widthShares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
					}
				}
			),
			{ numRuns: 60 }
		);
	});

	it('sets a small table in large letters and a wide one in smaller', () => {
		const small = splitTable(table([['甲', '1']]), 'zh', PLACE);
		const wide = splitTable(table([Array.from({ length: 9 }, () => '十二组团第 4 服务中心')]), 'zh', PLACE);
		expect(small[0]!.sizePt).toBe(24);
		expect(wide[0]!.sizePt).toBeLessThan(18);
	});

	it('gives a second line its height', () => {
		const [page] = splitTable(table([['长'.repeat(400), 'a']]), 'zh', PLACE);
		expect(page!.heightsPt[0]).toBeGreaterThan(5 * page!.sizePt);
	});

	it('stops a register before it fills the deck', () => {
		const rows = Array.from({ length: 817 }, (_, i) => [`小区 ${i}`]);
		const pages = splitTable(table(rows), 'zh', PLACE);
		expect(pages.flatMap((page) => page.rows)).toHaveLength(MOST_TABLE_ROWS);
	});

	it('makes nothing of a table without rows', () => {
		expect(splitTable(table([], 2), 'zh', PLACE)).toEqual([]);
	});
});
