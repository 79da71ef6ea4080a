import { expect, test } from 'vitest';
import { outlineStreets } from '#lib/server/cities/outline-streets.ts';
import type { PlanStreet } from '#lib/server/cities/to-plan-streets.ts';

const street = (
	streetClass: PlanStreet['properties']['streetClass'],
	positions: number,
	lat: number
): PlanStreet => ({
	type: 'Feature',
	properties: { id: `street-${lat}`, name: '', streetClass, provenance: 'imported' },
	geometry: {
		type: 'LineString',
		coordinates: Array.from({ length: positions }, (_, i) => [115 + i * 1e-5, lat])
	}
});

test('a boundary is drawn on all streets where they are few', () => {
	const { bbox, lines, isThinned } = outlineStreets([street('lane', 2, 38.1), street('trunk', 2, 38)]);
	expect(lines).toEqual([
		[
			[115, 38],
			[115.00001, 38]
		],
		[
			[115, 38.1],
			[115.00001, 38.1]
		]
	]);
	expect(isThinned).toBe(false);
	expect(bbox).toEqual([115, 38, 115.00001, 38.1]);
});

test('of very many streets the main ones are drawn, around all of them', () => {
	const { bbox, lines, isThinned } = outlineStreets([
		...[1, 2, 3].map((n) => street('lane', 20_000, 38 + n / 10)),
		street('trunk', 2, 38)
	]);
	expect(lines[0]![0]).toEqual([115, 38]);
	expect(lines).toHaveLength(2);
	expect(isThinned).toBe(true);
	expect(bbox[3]).toBe(38.3);
});
