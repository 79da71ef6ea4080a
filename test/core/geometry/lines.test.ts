import { lineIntersect, lineString, length as turfLength, nearestPointOnLine, point } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineLengthM } from '#lib/core/geometry/line-length.ts';
import { nearestShareOn, squaredDistanceTo } from '#lib/core/geometry/nearest-on-segment.ts';
import { crossingShares, doMeet, findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import { shortestWay } from '#lib/core/geometry/shortest-way.ts';
import { distanceToSide, pointAt, sidesOf, type Side } from '#lib/core/geometry/sides.ts';
import { sliceLine } from '#lib/core/geometry/slice-line.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

const metres = fc.double({ min: -500, max: 500, noNaN: true });
const xy = fc.tuple(metres, metres);
const side: fc.Arbitrary<Side> = fc.tuple(xy, xy);
const grid = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
/** Degrees within a kilometre of the equator, where they are as long both ways. */
const toLngLat = ([x, y]: Xy): LngLat => [x / 1e5, y / 1e5];

describe('the nearest place on a straight piece', () => {
	it('is its foot, or the end that is nearer; the start of a piece of no length', () => {
		expect(nearestShareOn(0, 0, 10, 0, 4, 3)).toBe(0.4);
		expect(nearestShareOn(0, 0, 10, 0, -5, 3)).toBe(0);
		expect(nearestShareOn(0, 0, 10, 0, 15, 3)).toBe(1);
		expect(nearestShareOn(2, 2, 2, 2, 15, 3)).toBe(0);
		expect(squaredDistanceTo(0, 0, 10, 0, 4, 3)).toBe(9);
		expect(squaredDistanceTo(0, 0, 10, 0, 13, 4)).toBe(25);
		expect(squaredDistanceTo(2, 2, 2, 2, 5, 6)).toBe(25);
	});

	it('is as near as the nearest of a thousand, and as Turf finds it', () => {
		fc.assert(
			fc.property(side, xy, (piece, at) => {
				const distance = distanceToSide(piece, at);
				expect(distance ** 2).toBeCloseTo(squaredDistanceTo(...piece[0], ...piece[1], ...at), 6);
				for (let k = 0; k <= 1000; k += 50) {
					const [x, y] = pointAt(piece, k / 1000);
					expect(Math.hypot(x - at[0], y - at[1])).toBeGreaterThanOrEqual(distance - 1e-9);
				}
				if (Math.hypot(piece[0][0] - piece[1][0], piece[0][1] - piece[1][1]) < 1) return;
				const found = nearestPointOnLine(lineString(piece.map(toLngLat)), point(toLngLat(at)));
				const [lng, lat] = found.geometry.coordinates as LngLat;
				expect(Math.hypot(lng * 1e5 - at[0], lat * 1e5 - at[1])).toBeCloseTo(distance, 2);
			})
		);
	});
});

describe('the crossing of two sides', () => {
	it('is where they meet, ends included; none of parallel ones', () => {
		const across: Side = [
			[0, 0],
			[10, 0]
		];
		const meets = (a: Xy, b: Xy) => findCrossing(across, [a, b]);
		expect(meets([5, -5], [5, 5])).toEqual([0.5, 0.5]);
		expect(meets([10, 0], [10, 5])).toEqual([1, 0]);
		expect(meets([11, -5], [11, 5])).toBeUndefined();
		expect(
			crossingShares(across, [
				[20, -5],
				[20, 5]
			])
		).toEqual([2, 0.5]);
		expect(meets([0, 1], [10, 1])).toBeUndefined();
		expect(meets([3, 3], [3, 3])).toBeUndefined();
	});

	it('is one point of both, as Turf finds it', () => {
		fc.assert(
			fc.property(side, side, (one, other) => {
				const shares = findCrossing(one, other);
				const known = lineIntersect(lineString(one.map(toLngLat)), lineString(other.map(toLngLat))).features;
				// Within a hair of an end both may say either, and nearly parallel lines cross anywhere.
				const all = crossingShares(one, other);
				if (!all || all.some((share) => Math.abs(share) < 1e-6 || Math.abs(share - 1) < 1e-6)) return;
				const [[p, q], [u, v]] = [one, other];
				const turn = (q[0] - p[0]) * (v[1] - u[1]) - (q[1] - p[1]) * (v[0] - u[0]);
				if (Math.abs(turn) < 1) return;
				expect(known).toHaveLength(shares ? 1 : 0);
				if (!shares) return;
				const [x, y] = pointAt(one, shares[0]);
				const [otherX, otherY] = pointAt(other, shares[1]);
				expect(Math.hypot(x - otherX, y - otherY)).toBeLessThan(1e-6);
				const [lng, lat] = known[0]!.geometry.coordinates as LngLat;
				expect(Math.hypot(lng * 1e5 - x, lat * 1e5 - y)).toBeLessThan(1e-3);
			})
		);
	});

	it('is there exactly where the signs say so, and where the shortest way has no length', () => {
		fc.assert(
			fc.property(fc.tuple(grid, grid), fc.tuple(grid, grid), (one: Side, other: Side) => {
				const way = shortestWay(one, other);
				expect(way.lengthM).toBeCloseTo(shortestWay(other, one).lengthM, 12);
				if (!crossingShares(one, other)) return;
				expect(findCrossing(one, other) !== undefined).toBe(doMeet(one, other));
				expect(way.lengthM < 1e-12).toBe(doMeet(one, other));
			})
		);
	});
});

describe('a line', () => {
	const line: LngLat[] = [
		[0, 0],
		[0.001, 0],
		[0.001, 0.001]
	];
	const wholeM = lineLengthM(line);

	it('is as long as Turf says, and falls into its sides', () => {
		expect(wholeM).toBeCloseTo(turfLength(lineString(line), { units: 'meters' }), 6);
		expect([lineLengthM([]), lineLengthM(line.slice(1, 2))]).toEqual([0, 0]);
		expect(sidesOf([])).toEqual([]);
		expect(
			sidesOf([
				[0, 0],
				[1, 0],
				[1, 2]
			])
		).toEqual([
			[
				[0, 0],
				[1, 0]
			],
			[
				[1, 0],
				[1, 2]
			]
		]);
	});

	it('is cut exactly at both distances, and held at its ends', () => {
		const cut = sliceLine(line, wholeM / 4, (3 * wholeM) / 4);
		expect(cut.map((position) => position.map((degrees) => Number(degrees.toFixed(9))))).toEqual([
			[0.0005, 0],
			[0.001, 0],
			[0.001, 0.0005]
		]);
		expect(sliceLine(line, -5, wholeM + 5)).toEqual(line);
		expect(sliceLine(line, wholeM, wholeM)).toEqual([line[2], line[2]]);
		expect(sliceLine(line, 0, 0)).toEqual([line[0], line[0]]);
	});

	it('in two pieces is as long as in one', () => {
		const far = fc.double({ min: 0, max: wholeM, noNaN: true });
		fc.assert(
			fc.property(far, (atM) => {
				const [before, after] = [sliceLine(line, 0, atM), sliceLine(line, atM, wholeM)];
				expect(lineLengthM(before)).toBeCloseTo(atM, 6);
				expect(lineLengthM(before) + lineLengthM(after)).toBeCloseTo(wholeM, 6);
				expect(before.at(-1)).toEqual(after[0]);
			})
		);
	});
});
