import { expect, test } from 'vitest';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { listShapes } from '#lib/ui/intake/list-shapes.ts';
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

test('the map shows rows whatever becomes of them: news, doubtful ones and those that the plan has', () => {
	const geometry = { type: 'Point' as const, coordinates: [115, 38] };
	const answer = {
		shown: { shapes: [2, 3, 4, 5].map((row) => ({ row, geometry })), all: 9 },
		added: [{ row: 2 }],
		changed: [],
		doubtful: [{ row: 3 }],
		rejected: [{ row: 4 }]
	};
	const { shapes, all } = listShapes(answer as unknown as IntakeAnswer);
	expect(all).toBe(9);
	expect(shapes.map(({ state }) => state)).toEqual([undefined, 'doubtful', undefined, 'same']);
});
