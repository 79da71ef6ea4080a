import { area as turfArea } from '@turf/area';
import { booleanPointInPolygon, centerOfMass } from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { centroidOf } from '#lib/core/geometry/area-centroid.ts';
import { outerRingsOf, polygonsOf, ringsOf } from '#lib/core/geometry/area-rings.ts';
import { findSelfCrossing } from '#lib/core/geometry/find-self-crossing.ts';
import { findInside } from '#lib/core/geometry/find-inside.ts';
import { findLabelPoint, poleOf } from '#lib/core/geometry/label-point.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { isInFlatRing, isInRing, isInRings } from '#lib/core/geometry/point-in-rings.ts';
import { signedFlatRingArea, signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

/** A star round a middle: never crosses itself, whatever the radii. Open, counter-clockwise. */
const star = (radii: readonly number[], [x, y]: Xy = [0, 0]): Xy[] =>
	radii.map((radius, i) => {
		const angle = (2 * Math.PI * i) / radii.length;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
const close = <Position>(ring: readonly Position[]): Position[] => [...ring, ring[0]!];
const radii = fc.array(fc.double({ min: 5, max: 500, noNaN: true }), { minLength: 3, maxLength: 24 });
const plane = buildLocalMetres([115.47, 38.87]);

describe('rings of an area', () => {
	const a: LngLat[] = [
		[0, 0],
		[4, 0],
		[4, 4],
		[0, 0]
	];
	const hole: LngLat[] = [
		[3, 1],
		[3, 2],
		[2, 1],
		[3, 1]
	];
	const polygon: Polygon = { type: 'Polygon', coordinates: [a, hole] };
	const parts: MultiPolygon = { type: 'MultiPolygon', coordinates: [[a, hole], [hole]] };

	it('are the outer ones and the holes; a point has none', () => {
		expect(ringsOf(polygon)).toEqual([a, hole]);
		expect(outerRingsOf(polygon)).toEqual([a]);
		expect(ringsOf(parts)).toEqual([a, hole, hole]);
		expect(outerRingsOf(parts)).toEqual([a, hole]);
		expect(polygonsOf(parts)).toEqual([[a, hole], [hole]]);
		expect(ringsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([]);
		expect(outerRingsOf({ type: 'MultiPolygon', coordinates: [] })).toEqual([]);
	});
});

describe('a point in a ring', () => {
	const square: Xy[] = [
		[0, 0],
		[2, 0],
		[2, 2],
		[0, 2]
	];

	it('is in on the west and south sides, out on the east and north ones', () => {
		const on = { west: [0, 1], south: [1, 0], east: [2, 1], north: [1, 2], middle: [1, 1] };
		const answers = Object.entries(on).map(([name, point]) => [name, isInRing(square, point)]);
		expect(Object.fromEntries(answers)).toEqual({
			west: true,
			south: true,
			east: false,
			north: false,
			middle: true
		});
	});

	it('does not depend on where the ring begins, which way it runs, and whether it is closed', () => {
		const xy = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }));
		fc.assert(
			fc.property(fc.array(xy, { minLength: 1, maxLength: 8 }), xy, fc.nat(7), (ring, point, turn) => {
				const known = isInRing(ring, point);
				const turned = [...ring.slice(turn % ring.length), ...ring.slice(0, turn % ring.length)];
				expect(isInRing(turned, point)).toBe(known);
				expect(isInRing(ring.toReversed(), point)).toBe(known);
				expect(isInFlatRing(ring.flat(), point[0]!, point[1]!)).toBe(known);
				expect(isInRing(close(ring), point)).toBe(known);
			})
		);
	});

	it('is in exactly one of the triangles that fill a star, borders and corners too', () => {
		const whole = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 9 });
		fc.assert(
			fc.property(whole, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), (lengths, share, i) => {
				const ring = star(lengths);
				const at = (k: number) => ring[k % ring.length]!;
				const triangles = ring.map((corner, k): Xy[] => [[0, 0], corner, at(k + 1)]);
				// A point of a side that two triangles have in common, up to rounding.
				const point = [share * 0.999 * at(i)[0], share * 0.999 * at(i)[1]];
				expect(triangles.filter((triangle) => isInRing(triangle, point))).toHaveLength(1);
			})
		);
	});

	it('is where Turf finds it, in stars with a hole', () => {
		const spot = fc.double({ min: -600, max: 600, noNaN: true });
		fc.assert(
			fc.property(radii, spot, spot, (lengths, x, y) => {
				const rings = [star(lengths), star(lengths.map((length) => length / 2))].map((ring) =>
					close(ring.map(plane.toLngLat))
				);
				const point = plane.toLngLat([x, y]);
				const known = booleanPointInPolygon(point, { type: 'Polygon', coordinates: rings });
				expect(isInRings(rings, point)).toBe(known);
			})
		);
	});
});

describe('the area of a ring', () => {
	it('is signed by the way it runs, and nothing below three positions', () => {
		const square: Xy[] = [
			[10, 10],
			[13, 10],
			[13, 14],
			[10, 14]
		];
		expect(signedRingArea(square)).toBe(12);
		expect(signedRingArea(close(square))).toBe(12);
		expect(signedRingArea(square.toReversed())).toBe(-12);
		expect(signedFlatRingArea(close(square).flat())).toBe(12);
		expect([[], square.slice(0, 1), square.slice(0, 2)].map(signedRingArea)).toEqual([0, 0, 0]);
		expect(signedFlatRingArea([1, 2, 3, 4])).toBe(0);
	});

	it('is what Turf measures on the ground, to the error of the plane', () => {
		fc.assert(
			fc.property(radii, (lengths) => {
				const ring = star(lengths);
				const known = turfArea({ type: 'Polygon', coordinates: [close(ring.map(plane.toLngLat))] });
				// Within 500 m the scale of the plane changes by 7 parts in 100,000; Turf is good to some 0.1 m².
				expect(Math.abs(signedRingArea(ring) - known)).toBeLessThan(1e-4 * known + 0.5);
			})
		);
	});

	it('and the centroid keep their digits far from the origin', () => {
		const far: Xy[] = star([3, 4, 5, 6], [4e8, 4e8]);
		expect(signedRingArea(far)).toBeCloseTo(signedRingArea(star([3, 4, 5, 6])), 5);
		expect(ringCentroid(far).xy[0]).toBeCloseTo(4e8 + ringCentroid(star([3, 4, 5, 6])).xy[0], 5);
	});
});

describe('the centroid', () => {
	const toPolygon = (...rings: Xy[][]): Polygon => ({
		type: 'Polygon',
		coordinates: rings.map((ring) => close(ring.map(plane.toLngLat)))
	});
	const expectAt = (lngLat: LngLat, [x, y]: Xy, withinM = 1e-3) => {
		const at = plane.toXy(lngLat);
		expect(Math.hypot(at[0] - x, at[1] - y)).toBeLessThan(withinM);
	};
	const box = (x: number, y: number, width: number, height: number): Xy[] => [
		[x, y],
		[x + width, y],
		[x + width, y + height],
		[x, y + height]
	];

	it('is that of the ground: without holes, each part by its area', () => {
		expectAt(centroidOf(toPolygon(box(0, 0, 30, 20))), [15, 10]);
		// 600 m² round (15, 10) without 100 m² round (25, 10): (9,000 − 2,500) ÷ 500 = 13.
		expectAt(centroidOf(toPolygon(box(0, 0, 30, 20), box(20, 5, 10, 10))), [13, 10]);
		const parts = [box(0, 0, 10, 10), box(100, 0, 20, 10)].map((ring) => toPolygon(ring).coordinates);
		expectAt(centroidOf({ type: 'MultiPolygon', coordinates: parts }), [(5 + 2 * 110) / 3, 5]);
		expect(centroidOf({ type: 'Point', coordinates: [1, 2] })).toEqual([1, 2]);
	});

	it('of what has no extent is its first position', () => {
		const flat: Xy[] = [
			[7, 7],
			[9, 9],
			[7, 7]
		];
		expectAt(centroidOf(toPolygon(flat)), [7, 7]);
		expect(ringCentroid([[3, 4]])).toEqual({ xy: [3, 4], area: 0 });
	});

	it('is what Turf finds for a polygon without holes', () => {
		fc.assert(
			fc.property(radii, (lengths) => {
				const polygon = toPolygon(star(lengths));
				const known = centerOfMass(polygon).geometry.coordinates as LngLat;
				expectAt(centroidOf(polygon), plane.toXy(known), 0.01);
			})
		);
	});
});

describe('a position inside an area', () => {
	it('and the place of its name lie inside it, the name as far from the border as may be', () => {
		fc.assert(
			fc.property(radii, (lengths) => {
				const ring = close(star(lengths).map(plane.toLngLat));
				const hole = close(star(lengths.map((length) => length / 3)).map(plane.toLngLat)).toReversed();
				const polygon: Polygon = { type: 'Polygon', coordinates: [ring, hole] };
				expect(isInRings([ring, hole], findInside(polygon)!)).toBe(true);
				expect(isInRings([ring, hole], findLabelPoint(polygon)!)).toBe(true);
			})
		);
	});

	it('is the middle of a square, the arm of an L that is wider, and the largest of several parts', () => {
		const ell: Xy[] = [
			[0, 0],
			[100, 0],
			[100, 20],
			[40, 20],
			[40, 90],
			[0, 90],
			[0, 0]
		];
		const [x, y] = poleOf([ell], 0.5);
		expect(Math.abs(x - 20)).toBeLessThan(3);
		expect(y).toBeGreaterThan(20);
		const frame: Xy[] = [
			[0, 0],
			[100, 0],
			[100, 100],
			[0, 100]
		];
		const hole = close(frame.map(([u, v]): Xy => [40 + u / 5, 40 + v / 5]));
		const [hx, hy] = poleOf([close(frame), hole], 0.5);
		expect(isInRing(hole, [hx, hy])).toBe(false);
		expect(poleOf([close(frame)], 0.5)).toEqual([50, 50]);
		const square = (size: number, at: number): LngLat[] =>
			close([
				[at, 0],
				[at + size, 0],
				[at + size, size],
				[at, size]
			] as LngLat[]);
		const parts: MultiPolygon = {
			type: 'MultiPolygon',
			coordinates: [[square(0.001, 1)], [square(0.01, 2)]]
		};
		expect(findLabelPoint(parts)![0]).toBeCloseTo(2.005, 6);
		expect(findLabelPoint(parts)![1]).toBeCloseTo(0.005, 6);
		expect(findLabelPoint({ type: 'MultiPolygon', coordinates: [] })).toBeUndefined();
	});
});

describe('a border that crosses itself', () => {
	const polygon = (...rings: Xy[][]): Polygon => ({ type: 'Polygon', coordinates: rings.map(close) });
	const square: Xy[] = [
		[0, 0],
		[4, 0],
		[4, 4],
		[0, 4]
	];

	it('is found where it does, between rings too; touching is none', () => {
		const bowTie: Xy[] = [
			[0, 0],
			[4, 4],
			[4, 0],
			[0, 4]
		];
		expect(findSelfCrossing(polygon(bowTie))).toEqual([2, 2]);
		expect(findSelfCrossing(polygon(square))).toBeUndefined();
		const inside: Xy[] = [
			[1, 1],
			[2, 3],
			[3, 1]
		];
		expect(findSelfCrossing(polygon(square, inside))).toBeUndefined();
		const across: Xy[] = [
			[1, 1],
			[6, 2],
			[1, 3]
		];
		expect(findSelfCrossing(polygon(square, across))![0]).toBe(4);
		// A hole that touches the outer ring in one of its corners, and a side of it in the middle.
		const touching: Xy[] = [
			[0, 0],
			[2, 4],
			[3, 1]
		];
		expect(findSelfCrossing(polygon(square, touching))).toBeUndefined();
		expect(findSelfCrossing({ type: 'Point', coordinates: [0, 0] })).toBeUndefined();
	});

	it('is there in no star, and in any ring exactly where two sides part each other', () => {
		fc.assert(
			fc.property(radii, (lengths) => {
				expect(findSelfCrossing(polygon(star(lengths)))).toBeUndefined();
			})
		);
		const corner = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 }));
		const turn = (p: Xy, q: Xy, r: Xy) =>
			Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
		fc.assert(
			fc.property(fc.array(corner, { minLength: 4, maxLength: 8 }), (ring) => {
				const sides = close(ring)
					.slice(1)
					.map((b, i) => [ring[i]!, b] as const);
				const known = sides.some(([a, b]) =>
					sides.some(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0)
				);
				expect(findSelfCrossing(polygon(ring)) !== undefined).toBe(known);
			})
		);
	});
});
