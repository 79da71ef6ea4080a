import { area as turfArea } from '@turf/area';
import { booleanValid } from '@turf/boolean-valid';
import { featureCollection, feature } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findSelfCrossing } from '#lib/core/geometry/find-self-crossing.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { buildGroundLand } from '#lib/core/ground/build-ground-land.ts';
import { measureGround } from '#lib/core/ground/measure-ground.ts';
import type { DrawnCircle, GroundSource, NamedArea } from '#lib/core/ground/types.ts';

const plane = buildLocalMetres([115.47, 38.87]);
const NO_ERROR = { reached: 0, missed: 0, wronglyInside: 0 };

const ring = (xys: readonly Xy[]): LngLat[] => [...xys, xys[0]!].map(plane.toLngLat);
const boxRing = (west: number, south: number, east: number, north: number): LngLat[] =>
	ring([
		[west, south],
		[east, south],
		[east, north],
		[west, north]
	]);
const box = (west: number, south: number, east: number, north: number): Polygon => ({
	type: 'Polygon',
	coordinates: [boxRing(west, south, east, north)]
});
const areaOf = (id: string, geometry: Polygon | MultiPolygon): NamedArea => ({
	id,
	name: id,
	nameEn: id,
	geometry
});
const circleOf = (minutes: number, ...polygons: Polygon[]): DrawnCircle => ({
	minutes,
	circle: { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) },
	error: NO_ERROR
});
const sourceOf = (given: Partial<GroundSource>): GroundSource => ({
	clusters: [],
	districts: [],
	residential: null,
	residentialBasis: null,
	places: [],
	...given
});
const measure = (
	source: Partial<GroundSource>,
	circles: DrawnCircle[],
	options: { leastGapM2?: number } = {}
) => measureGround(buildGroundLand(sourceOf(source))!, circles, options);
/** The plane's metres and the sphere's differ by less than a part in ten thousand within a kilometre or two. */
const expectM2 = (found: number | null | undefined, known: number) =>
	expect(Math.abs(found! - known)).toBeLessThanOrEqual(2e-4 * known + 0.5);

/**
 * Two clusters of a square kilometre side by side; the border of the districts runs through the western one. Land beyond
 * the clusters is in a district, too.
 */
const CLUSTERS = [areaOf('west', box(0, 0, 1000, 1000)), areaOf('east', box(1000, 0, 2000, 1000))];
const DISTRICTS = [areaOf('d1', box(-500, -500, 400, 1500)), areaOf('d2', box(400, -500, 3000, 1500))];

describe('ground within drawn circles', () => {
	it('is given for the city, each district and cluster, and the land outside them', () => {
		const residential = [
			// Half of it beyond the circle; wholly in; wholly beyond; beyond the city.
			box(700, 0, 900, 200),
			box(100, 100, 200, 200),
			box(1500, 500, 1600, 600),
			box(0, 1200, 100, 1300)
		];
		const found = measure(
			{ clusters: CLUSTERS, districts: DISTRICTS, residential, residentialBasis: 'landuse' },
			[circleOf(15, box(-300, -300, 800, 1300)), circleOf(30, box(-300, -300, 1500, 1300))]
		);
		expect([found.basis, found.residentialBasis, found.minutes]).toEqual(['clusters', 'landuse', [15, 30]]);
		expectM2(found.city.landM2, 2e6);
		expectM2(found.city.withinM2[0], 8e5);
		expectM2(found.city.withinM2[1], 15e5);
		expect(found.clusters.map(({ id }) => id)).toEqual(['west', 'east']);
		expectM2(found.clusters[0]!.withinM2[0], 8e5);
		expectM2(found.clusters[1]!.withinM2[0], 0);
		expectM2(found.clusters[1]!.withinM2[1], 5e5);
		// Of the districts only what lies in clusters counts.
		expectM2(found.districts[0]!.landM2, 4e5);
		expectM2(found.districts[0]!.withinM2[0], 4e5);
		expectM2(found.districts[1]!.landM2, 16e5);
		expectM2(found.districts[1]!.withinM2[0], 4e5);
		const { residential: lived } = found.city;
		expectM2(lived!.landM2, 40_000 + 10_000 + 10_000);
		expectM2(lived!.withinM2[0], 20_000 + 10_000);
		expectM2(lived!.withinM2[1], 40_000 + 10_000);
		expectM2(found.districts[0]!.residential!.landM2, 10_000);
		expectM2(found.districts[1]!.residential!.withinM2[0], 20_000);
	});

	it('lists what lies outside by cluster, the largest first, and only counts slivers', () => {
		const places = [
			{ kind: 'community', id: 'far', name: '远', nameEn: 'Far', lngLat: plane.toLngLat([0, 0]) },
			{ kind: 'landmark', id: 'near', name: '近', nameEn: 'Near', lngLat: plane.toLngLat([1600, 500]) },
			{ kind: 'community', id: 'next', name: '次', nameEn: 'Next', lngLat: plane.toLngLat([1500, 400]) }
		] as const;
		const residential = [box(1500, 500, 1600, 600), box(900, 0, 1100, 100)];
		const circle = circleOf(15, box(-300, -300, 900, 980), box(-300, 985, 900, 1200));
		const source = { clusters: CLUSTERS, districts: DISTRICTS, residential, places };
		const { gaps, slivers } = measure(source, [circle], { leastGapM2: 1e4 });
		expect(gaps.map(({ minutes, partId }) => [minutes, partId])).toEqual([
			[15, 'east'],
			[15, 'west']
		]);
		expect(gaps.map(({ districtIds }) => districtIds)).toEqual([['d2'], ['d1', 'd2']]);
		expectM2(gaps[0]!.areaM2, 1e6);
		expectM2(gaps[0]!.residentialM2, 10_000 + 10_000);
		expect(gaps[0]!.nearest.map(({ place }) => place.id)).toEqual(['near', 'next']);
		expectM2(gaps[0]!.nearest[0]!.distanceM, 100);
		expect(plane.toXy(gaps[0]!.lngLat).map(Math.round)).toEqual([1500, 500]);
		// A strip of 100 m, and joined to it the 5 m between the two parts of the circle.
		expectM2(gaps[1]!.areaM2, 1e5 + 4500);
		expectM2(gaps[1]!.residentialM2, 10_000);
		expect(slivers).toEqual([{ count: 0, areaM2: 0 }]);
		const strict = measure(source, [circle], { leastGapM2: 2e5 });
		expect(strict.gaps.map(({ partId }) => partId)).toEqual(['east']);
		expect(strict.slivers[0]!.count).toBe(1);
		expectM2(strict.slivers[0]!.areaM2, 1e5 + 4500);
	});

	it('keeps islands and holes, also those that lie within one plot', () => {
		const holed: Polygon = {
			type: 'Polygon',
			coordinates: [boxRing(100, 100, 900, 900), boxRing(440, 440, 460, 460).toReversed()]
		};
		const found = measure(
			{ clusters: [CLUSTERS[0]!], residential: [box(400, 400, 500, 500), box(0, 0, 1000, 50)] },
			[circleOf(15, holed, box(40, 20, 60, 40))],
			{ leastGapM2: 100 }
		);
		expectM2(found.city.withinM2[0], 800 * 800 - 400 + 400);
		expectM2(found.city.residential!.withinM2[0], 10_000 - 400 + 400);
		expect(found.gaps.map(({ geometry }) => geometry.coordinates.length)).toEqual([3, 1]);
		expectM2(found.gaps[1]!.areaM2, 400);
		expectM2(found.gaps[1]!.residentialM2, 400);
	});

	it('is all, or nothing', () => {
		const all = measure({ clusters: CLUSTERS }, [circleOf(15, box(-100, -100, 2100, 1100))]);
		expect(all.city.withinM2).toEqual([all.city.landM2]);
		expect(all.gaps).toEqual([]);
		const none = measure({ clusters: CLUSTERS, residential: [box(0, 0, 100, 100)] }, [circleOf(15)]);
		expect(none.city.withinM2).toEqual([0]);
		expect(none.city.residential!.withinM2).toEqual([0]);
		expect(none.gaps).toHaveLength(2);
		expectM2(none.gaps[0]!.areaM2, 1e6);
	});

	it('is that of the districts where a city has no clusters, and of nothing where it has neither', () => {
		const found = measure({ districts: DISTRICTS }, [circleOf(15, box(-300, -300, 800, 1300))]);
		expect([found.basis, found.clusters, found.city.residential]).toEqual(['districts', [], null]);
		expectM2(found.city.landM2, 3500 * 2000);
		expectM2(found.districts[0]!.withinM2[0], 700 * 1600);
		expect(found.gaps[0]!.residentialM2).toBeNull();
		expect(buildGroundLand(sourceOf({}))).toBeNull();
	});
});

describe('ground in random cities', () => {
	const lengths = fc.array(fc.integer({ min: 30, max: 700 }), { minLength: 3, maxLength: 14 });
	const star = (radii: readonly number[], [x, y]: Xy, scale = 1): Polygon => ({
		type: 'Polygon',
		coordinates: [
			ring(
				radii.map((radius, i): Xy => {
					const angle = (2 * Math.PI * i) / radii.length;
					return [x + scale * radius * Math.cos(angle), y + scale * radius * Math.sin(angle)];
				})
			)
		]
	});
	const middle = fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 800 }));
	const cuts = fc
		.uniqueArray(fc.integer({ min: 50, max: 1150 }), { minLength: 1, maxLength: 3 })
		.map((xs) => [0, ...xs.toSorted((m, n) => m - n), 1200]);
	const strips = (xs: readonly number[], name: string) =>
		xs.slice(1).map((east, i) => areaOf(`${name}${i}`, box(xs[i]!, 0, east, 800)));
	const plot = fc
		.tuple(middle, fc.integer({ min: 5, max: 300 }), fc.integer({ min: 5, max: 300 }))
		.map(([[x, y], width, height]) => box(x, y, x + width, y + height));
	const city = fc.record({
		clusters: cuts.map((xs) => strips(xs, 'c')),
		districts: cuts.map((xs) => strips(xs, 'd')),
		residential: fc.array(plot, { maxLength: 5 }),
		star: fc.tuple(lengths, middle)
	});

	it('adds up over clusters and over districts, gaps are the rest, and a larger circle covers no less', () => {
		fc.assert(
			fc.property(city, ({ star: [radii, at], ...source }) => {
				const circles = [circleOf(15, star(radii, at)), circleOf(30, star(radii, at, 1.5))];
				const found = measure(source, circles, { leastGapM2: 500 });
				const { city: whole, clusters, districts, gaps, slivers } = found;
				for (const rows of [clusters, districts]) {
					const sum = (of: (row: (typeof rows)[number]) => number) =>
						rows.reduce((all, row) => all + of(row), 0);
					expectNear(
						sum((row) => row.landM2),
						whole.landM2
					);
					expectNear(
						sum((row) => row.residential!.landM2),
						whole.residential!.landM2
					);
					for (const c of [0, 1]) {
						expectNear(
							sum((row) => row.withinM2[c]!),
							whole.withinM2[c]!
						);
						expectNear(
							sum((row) => row.residential!.withinM2[c]!),
							whole.residential!.withinM2[c]!
						);
					}
				}
				for (const row of [whole, ...clusters, ...districts]) {
					expect(row.withinM2[1]).toBeGreaterThanOrEqual(row.withinM2[0]! - 5);
					expect(row.residential!.withinM2[1]).toBeGreaterThanOrEqual(row.residential!.withinM2[0]! - 5);
				}
				for (const [c, minutes] of [15, 30].entries()) {
					const listed = gaps.filter((gap) => gap.minutes === minutes);
					const outside = listed.reduce((sum, { areaM2 }) => sum + areaM2, slivers[c]!.areaM2);
					expectNear(whole.withinM2[c]! + outside, whole.landM2);
					expect(listed.map(({ areaM2 }) => areaM2)).toEqual(
						listed.map(({ areaM2 }) => areaM2).toSorted((m, n) => n - m)
					);
				}
			}),
			{ numRuns: 80 }
		);
	});

	it('covers what an intersection covers, and gaps are valid areas that no circle enters', () => {
		fc.assert(
			fc.property(city, ({ star: [radii, at], ...source }) => {
				const circle = star(radii, at);
				const covered = (geometry: Polygon | MultiPolygon) => {
					const found = intersect(featureCollection([feature(geometry), feature(circle)]));
					return found ? turfArea(found) : 0;
				};
				const found = measure(source, [circleOf(15, circle)], { leastGapM2: 0 });
				for (const [i, { geometry }] of source.clusters.entries())
					expectNear(found.clusters[i]!.withinM2[0]!, covered(geometry));
				for (const { geometry } of found.gaps) {
					expect(booleanValid(geometry)).toBe(true);
					expect(findSelfCrossing(geometry)).toBeUndefined();
					expect(covered(geometry)).toBeLessThan(0.5);
				}
			}),
			{ numRuns: 60 }
		);
	});

	/** Turf's areas change by a few millionths where a long side is divided; the city here has a square kilometre. */
	function expectNear(found: number, known: number) {
		expect(Math.abs(found - known)).toBeLessThan(5);
	}
});
