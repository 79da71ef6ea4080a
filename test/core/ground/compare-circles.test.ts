import { area as areaM2 } from '@turf/area';
import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findSelfCrossing } from '#lib/core/geometry/find-self-crossing.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { compareCircles } from '#lib/core/ground/compare-circles.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

const { toLngLat } = buildLocalMetres([115.46, 38.87]);

const box = (west: number, south: number, east: number, north: number): LngLat[] =>
	(
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south]
		] as Xy[]
	).map(toLngLat);
const circle = (...polygons: LngLat[][][]): MultiPolygon => ({ type: 'MultiPolygon', coordinates: polygons });

const holds = (area: MultiPolygon, at: LngLat) => isInRings(ringsOf(area), at);

describe('what a circle gains and loses', () => {
	const square = [box(0, 0, 100, 100)];

	it('is nothing where nothing changes', () => {
		const nothing = { gained: circle(), lost: circle() };
		expect(compareCircles(circle(square), circle(square))).toEqual(nothing);
		expect(compareCircles(circle(), circle())).toEqual(nothing);
	});

	it('is all of it where there was nothing, or is nothing any more', () => {
		expect(areaM2(compareCircles(circle(), circle(square)).gained)).toBeCloseTo(areaM2(circle(square)), 3);
		expect(areaM2(compareCircles(circle(square), circle()).lost)).toBeCloseTo(areaM2(circle(square)), 3);
	});

	it('is the strip by which a side moves, and a hole that closes', () => {
		const before = circle([box(0, 0, 100, 100), box(40, 40, 60, 60).toReversed()], [box(500, 0, 600, 50)]);
		const after = circle([box(0, 0, 130, 100)], [box(500, 0, 600, 50)]);
		const { gained, lost } = compareCircles(before, after);
		expect(lost.coordinates).toEqual([]);
		expect(areaM2(gained)).toBeCloseTo(areaM2(circle([box(100, 0, 130, 100)], [box(40, 40, 60, 60)])), 0);
		expect(compareCircles(after, before)).toEqual({ gained: lost, lost: gained });
	});

	it('holds just the places that one has and the other has not, for any unions of boxes on a chequer', () => {
		const cells = fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { maxLength: 25 });
		// Cells a metre apart: valid, whichever are there.
		const of = (list: readonly number[]) =>
			circle(
				...list.map((cell) => {
					const [x, y] = [(cell % 5) * 40, Math.floor(cell / 5) * 40];
					return [box(x, y, x + 39, y + 39)];
				})
			);
		fc.assert(
			fc.property(cells, cells, (was, is) => {
				const { gained, lost } = compareCircles(of(was), of(is));
				for (let cell = 0; cell < 25; cell++) {
					const at = toLngLat([(cell % 5) * 40 + 17, Math.floor(cell / 5) * 40 + 23]);
					expect(holds(gained, at)).toBe(is.includes(cell) && !was.includes(cell));
					expect(holds(lost, at)).toBe(was.includes(cell) && !is.includes(cell));
				}
			}),
			{ numRuns: 40 }
		);
	});
});

describe('what a trial gains and loses in the default city', () => {
	it('is the difference of the two drawn circles, place by place', async () => {
		const { model } = await loadSeedCity('baoding');
		const { features } = await readSeedCity('baoding');
		const [first, second] = features.centres.features;
		const [lng, lat] = first!.geometry.coordinates as LngLat;
		const edits: Edit[] = [
			{ kind: 'move-centre', centreId: first!.properties.id, lngLat: [lng + 0.006, lat + 0.004] },
			{ kind: 'close-centre', centreId: second!.properties.id }
		];
		const walks = { minutes: [15, 30] as const, speedMps: 1 };
		const before = model.drawCircles({ ...walks, edits: [] }, null).inner;
		const after = model.drawCircles({ ...walks, edits }, null).inner;
		const { gained, lost } = compareCircles(before, after);
		expect(gained.coordinates.length * lost.coordinates.length).toBeGreaterThan(0);
		for (const area of [gained, lost]) expect(findSelfCrossing(area)).toBeUndefined();
		let changed = 0;
		for (let x = -60; x <= 60; x++)
			for (let y = -60; y <= 60; y++) {
				const at: LngLat = [lng + x * 0.0004 + 0.00017, lat + y * 0.0003 + 0.00013];
				const [was, is] = [holds(before, at), holds(after, at)];
				// Slivers are left out.
				if (was === is) expect(holds(gained, at) || holds(lost, at)).toBe(false);
				else if (is ? holds(gained, at) : holds(lost, at)) changed++;
			}
		expect(changed).toBeGreaterThan(50);
		const balance = areaM2(after) - areaM2(before);
		expect(Math.abs(areaM2(gained) - areaM2(lost) - balance)).toBeLessThan(2000);
	});
});
