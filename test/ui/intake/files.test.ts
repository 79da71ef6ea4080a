import { expect, test } from 'vitest';
import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { listShapes } from '#lib/ui/intake/list-shapes.ts';
import { readLngLat } from '#lib/ui/intake/read-lng-lat.ts';

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
