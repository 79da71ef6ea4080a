import { expect, test } from 'vitest';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { listShapes, SHAPES_MOST } from '#lib/ui/intake/list-shapes.ts';
import { readLngLat } from '#lib/ui/intake/read-lng-lat.ts';
import { rejectedLines } from '#lib/ui/intake/rejected-lines.ts';
import { toCsv } from '#lib/ui/table-rows.ts';

test('rejected rows go out as the file has them, each once, with its reasons last', () => {
	const lines = rejectedLines(
		{
			columns: [
				{ heading: '小区', unit: '', field: 'name', factor: 1, samples: [] },
				{ heading: '面积', unit: '平方米', field: 'floorAreaM2', factor: 1, samples: [] },
				{ heading: '建成年份', unit: '', field: 'yearBuilt', factor: 1, samples: [] }
			],
			rejected: [
				{ row: 4, field: 'yearBuilt', value: '203', reason: { zh: '须为四位年份', en: 'four digits' } },
				{ row: 4, field: '', value: '', reason: { zh: '没有位置', en: 'no place' } },
				{ row: 9, field: 'name', value: '=1+1', reason: { zh: '不是名称', en: 'no name' } }
			],
			rejectedCells: { 4: ['和平里', 1200.5, '203'], 9: ['=1+1', null, 1998] }
		},
		{ lang: 'zh', reasonColumn: '原因' }
	);
	expect(lines).toEqual([
		['小区', '面积（平方米）', '建成年份', '原因'],
		['和平里', 1200.5, '203', '建成年份 203 须为四位年份；没有位置'],
		["'=1+1", '', 1998, '小区 =1+1 不是名称']
	]);
	expect(toCsv(lines)).toMatch(/^\uFEFF小区,/);
});

test.each([
	['115.482, 38.867', [115.482, 38.867]],
	['115.482，38.867', [115.482, 38.867]],
	[' 115.482 38.867 ', [115.482, 38.867]],
	['１１５．５、38', [115.5, 38]]
])('%s is a position', (text, lngLat) => expect(readLngLat(text)).toEqual(lngLat));

test.each(['', '115', '38.8, 115.4', '115.4, x', '115, 38, 2', '191, 3'])('%s is none', (text) =>
	expect(readLngLat(text)).toBeUndefined()
);

test('of very many shapes the map shows some of every part of the file', () => {
	const geometry = { type: 'Point' as const, coordinates: [115, 38] };
	const rows = Array.from({ length: 100_000 }, (_, row) => ({
		row,
		id: '',
		name: '',
		assumed: [],
		geometry
	}));
	const { shapes, all } = listShapes({ added: rows, changed: [], doubtful: [] } as unknown as IntakeAnswer);
	expect(all).toBe(100_000);
	expect(shapes.length).toBe(SHAPES_MOST);
	expect(shapes.at(-1)!.row).toBeGreaterThan(99_000);
});
