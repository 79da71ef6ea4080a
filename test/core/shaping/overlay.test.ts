import { area, difference, feature, featureCollection, intersect, union } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { squaredDistanceTo } from '#lib/core/geometry/nearest-on-segment.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { intersectAreas } from '#lib/core/shaping/intersect-areas.ts';
import { listShapeFaults } from '#lib/core/shaping/list-shape-faults.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { mergeAreas } from '#lib/core/shaping/merge-areas.ts';
import { subtractArea } from '#lib/core/shaping/subtract-area.ts';
import type { Area } from '#lib/core/shaping/types.ts';
import { drawBox, drawPolygon, drawRing } from '../../helpers/shaping/draw.ts';
import { howMany } from '../../helpers/how-many.ts';

const west = drawPolygon(drawBox(0, 0, 10, 10));
const east = drawPolygon(drawBox(10, 0, 20, 10));

describe('areas laid over each other', () => {
	it('become one without the border between them', () => {
		expect(mergeAreas([west, east])).toEqual(
			drawPolygon(drawRing([0, 0], [10, 0], [20, 0], [20, 10], [10, 10], [0, 10]))
		);
		expect(mergeAreas([])).toEqual({ type: 'MultiPolygon', coordinates: [] });
		expect(mergeAreas([west, west])).toEqual(west);
	});

	it('stay parts where they do not touch, or touch in a corner', () => {
		const corner = drawPolygon(drawBox(10, 10, 20, 20));
		expect(mergeAreas([west, corner])).toEqual({
			type: 'MultiPolygon',
			coordinates: [west.coordinates, corner.coordinates]
		});
	});

	it('keep holes and what lies in them', () => {
		const ring = subtractArea(drawPolygon(drawBox(0, 0, 30, 30)), drawPolygon(drawBox(10, 10, 20, 20)));
		expect(ring.type).toBe('Polygon');
		expect(ring.coordinates).toEqual([
			drawBox(0, 0, 30, 30),
			drawRing([10, 10], [10, 20], [20, 20], [20, 10])
		]);
		const island = drawPolygon(drawBox(12, 12, 18, 18));
		expect(ringsOf(mergeAreas([ring, island]))).toHaveLength(3);
		expect(mergeAreas([ring, drawPolygon(drawBox(10, 10, 20, 20))]).coordinates).toEqual([
			drawBox(0, 0, 30, 30)
		]);
		expect(intersectAreas(ring, island).coordinates).toEqual([]);
	});

	it('leave nothing of what is covered', () => {
		expect(subtractArea(west, drawPolygon(drawBox(-1, -1, 11, 11)))).toEqual({
			type: 'MultiPolygon',
			coordinates: []
		});
		expect(subtractArea(west)).toEqual(west);
		expect(intersectAreas()).toEqual({ type: 'MultiPolygon', coordinates: [] });
	});

	it('meet on a whole unit also where they cross a hair from between two', () => {
		const triangle = (...units: Position[]) =>
			drawPolygon([...units, units[0]!].map(([x, y]): LngLat => [x! / 1e7, y! / 1e7]));
		// The long side passes the level one at 0.4999999 units.
		const upright = triangle([0, -4_999_999], [1, 5_000_001], [-3_000_000, 0]);
		const level = triangle([-1, 0], [2, 0], [0, -4_999_999]);
		for (const areas of [
			[upright, level],
			[level, upright]
		]) {
			expect(ringsOf(mergeAreas(areas))[0]).toContainEqual([2e-7, 0]);
			expect(listShapeFaults(mergeAreas(areas))).toEqual([]);
			expect(listShapeFaults(subtractArea(areas[0]!, areas[1]!))).toEqual([]);
		}
	});

	it('make a hole that touches the border in a point a hole', () => {
		const notched = subtractArea(
			drawPolygon(drawBox(0, 0, 30, 30)),
			drawPolygon(drawRing([0, 15], [10, 10], [10, 20]))
		);
		expect(ringsOf(notched)).toHaveLength(2);
		expect(listShapeFaults(notched)).toEqual([]);
	});
});

/** Places in units round a place in the city: close together, so that much coincides, and far apart. */
const unit = (size: number) => fc.integer({ min: 0, max: size });
const ringOf = (size: number) =>
	fc
		.array(fc.tuple(unit(size), unit(size)), { minLength: 3, maxLength: 9 })
		.map((places) =>
			[...places, places[0]!].map(([x, y]): Position => [(1_154_600_000 + x) / 1e7, (388_700_000 + y) / 1e7])
		);
const areaOf = (size: number) =>
	fc
		.array(ringOf(size), { minLength: 1, maxLength: 3 })
		.map((rings): Area => ({ type: 'Polygon', coordinates: rings }));

describe.each([5, 40, 3000, 1_000_000])('random areas within %i units', (size) => {
	const areas = fc.tuple(areaOf(size), areaOf(size));
	const probes = fc.array(fc.tuple(unit(size * 8), unit(size * 8)), { minLength: 30, maxLength: 30 });
	const runs = { numRuns: howMany(50) };

	it('give sound shapes with the ground that they should have', () => {
		fc.assert(
			fc.property(areas, probes, ([a, b], places) => {
				const results: [Area, (isInA: boolean, isInB: boolean) => boolean][] = [
					[mergeAreas([a, b]), (isInA, isInB) => isInA || isInB],
					[subtractArea(a, b), (isInA, isInB) => isInA && !isInB],
					[intersectAreas(a, b), (isInA, isInB) => isInA && isInB]
				];
				for (const [result] of results)
					expect(listShapeFaults(result).filter(({ code }) => code !== 'empty')).toEqual([]);
				for (const [x, y] of places) {
					const place = [(1_154_600_000 + x / 8) / 1e7, (388_700_000 + y / 8) / 1e7];
					if ([a, b].some((area) => isNearBorder(area, place))) continue;
					const [isInA, isInB] = [isInRings(ringsOf(a), place), isInRings(ringsOf(b), place)];
					for (const [result, expected] of results)
						expect(isInRings(ringsOf(result), place)).toBe(expected(isInA, isInB));
				}
			}),
			runs
		);
	});

	it('come back the same from what they were cut into', () => {
		fc.assert(
			fc.property(areas, ([a, b]) => {
				const whole = mergeAreas([a, b]);
				expect(mergeAreas([whole])).toEqual(whole);
				const cut = [subtractArea(a, b), intersectAreas(a, b), subtractArea(b, a)];
				expect(mergeAreas(cut)).toEqual(whole);
			}),
			runs
		);
	});
});

describe('areas of a city', () => {
	it('cover what Turf’s overlay says', () => {
		const metres = fc.integer({ min: 0, max: 2000 });
		// A star round a middle never crosses itself.
		const star = fc
			.tuple(metres, metres, fc.array(fc.integer({ min: 100, max: 900 }), { minLength: 3, maxLength: 20 }))
			.map(([x, y, radiiM]) =>
				drawPolygon(
					drawRing(
						...(radiiM.map((radiusM, i) => {
							const angle = (2 * Math.PI * i) / radiiM.length;
							return [x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle)];
						}) as [Xy, ...Xy[]])
					)
				)
			);
		fc.assert(
			fc.property(star, star, (a, b) => {
				const both = featureCollection([feature(a), feature(b)]);
				const pairs = [
					[mergeAreas([a, b]), union(both)],
					[intersectAreas(a, b), intersect(both)],
					[subtractArea(a, b), difference(both)]
				] as const;
				// Half a unit along every side, of some ten kilometres at most.
				for (const [ours, turfs] of pairs)
					expect(Math.abs(measureShape(ours).areaM2 - (turfs ? area(turfs) : 0))).toBeLessThan(50);
			}),
			{ numRuns: 60 }
		);
	});
});

/** Within one and a half units: borders are bent by one at most each time that they come by a point. */
const isNearBorder = (area: Area, [x, y]: Position): boolean =>
	ringsOf(area).some((ring) =>
		ring.slice(1).some((b, i) => squaredDistanceTo(...ring[i]!, ...b, x!, y!) < 1.5e-7 ** 2)
	);
