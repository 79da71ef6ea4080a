import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { deleteVertex } from '#lib/core/shaping/delete-vertex.ts';
import { measureLastSegment } from '#lib/core/shaping/measure-last-segment.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { moveGeometry } from '#lib/core/shaping/move-geometry.ts';
import { offOutlineM } from '#lib/core/shaping/off-outline-m.ts';
import { pullToOutline } from '#lib/core/shaping/pull-to-outline.ts';
import { roundGeometry } from '#lib/core/shaping/round-geometry.ts';
import { at, drawBox, drawPolygon } from '../../helpers/shaping/draw.ts';

/** A hundred metres square with a hole of twenty. */
const yard = drawPolygon(drawBox(0, 0, 100, 100), drawBox(40, 40, 60, 60));

describe('rounding', () => {
	it('keeps seven decimals, no height, no repetition and no −0', () => {
		const rounded = roundGeometry({
			type: 'LineString',
			coordinates: [
				[115.461_234_56, 38.873_198_76, 12],
				[115.461_234_58, 38.873_198_79],
				[-1e-9, 0.5]
			]
		});
		expect(rounded.coordinates).toEqual([
			[115.461_234_6, 38.873_198_8],
			[0, 0.5]
		]);
		expect(Object.is(rounded.coordinates[1]![0], 0)).toBe(true);
	});

	it('changes nothing twice', () => {
		const degrees = fc.double({ min: -180, max: 180, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.tuple(degrees, degrees), { minLength: 1 }), (coordinates) => {
				const once = roundGeometry({ type: 'LineString', coordinates });
				expect(roundGeometry(once)).toEqual(once);
				for (const value of once.coordinates.flat()) expect(Number(value.toFixed(7))).toBe(value);
			})
		);
	});
});

describe('measures of a shape', () => {
	it('are those of its ground and borders', () => {
		const measures = measureShape(yard);
		// The sphere's area and the plane's differ by less than a thousandth.
		expect(measures.areaM2 / 9600).toBeCloseTo(1, 3);
		expect(measures.lengthM).toBeCloseTo(480, 1);
		expect(measures).toMatchObject({ partCount: 1, holeCount: 1, vertexCount: 8 });
	});

	it('are those of a line and a point', () => {
		const line = { type: 'LineString', coordinates: [at(0, 0), at(30, 0), at(30, 40)] } as const;
		const measures = measureShape({ ...line, coordinates: [...line.coordinates] });
		expect(measures.lengthM).toBeCloseTo(70, 1);
		expect(measures).toMatchObject({ areaM2: 0, partCount: 1, holeCount: 0, vertexCount: 3 });
		expect(measureShape({ type: 'Point', coordinates: at(0, 0) })).toEqual({
			lengthM: 0,
			areaM2: 0,
			partCount: 1,
			holeCount: 0,
			vertexCount: 1
		});
	});

	it('close a ring that is still being drawn', () => {
		const open: Polygon = { type: 'Polygon', coordinates: [yard.coordinates[0]!.slice(0, -1)] };
		const whole: Polygon = { type: 'Polygon', coordinates: [yard.coordinates[0]!] };
		expect(measureShape(open)).toEqual(measureShape(whole));
		expect(measureShape({ type: 'Polygon', coordinates: [[]] })).toMatchObject({ areaM2: 0, lengthM: 0 });
	});

	it.each([
		[at(0, 0), at(10, 0), at(10, 10), 10, 0, 90],
		[at(0, 0), at(10, 0), at(20, 0), 10, 90, 180],
		[at(0, 0), at(0, -10), at(-10, -20), Math.SQRT2 * 10, 225, 135],
		[at(0, 0), at(10, 10), at(0, 0), Math.SQRT2 * 10, 225, 0]
	])('of the last piece', (a, b, c, lengthM, bearingDeg, angleDeg) => {
		const last = measureLastSegment([a, b, c])!;
		expect(last.lengthM).toBeCloseTo(lengthM, 1);
		// Positions are whole centimetres.
		const offDeg = ((last.bearingDeg! - bearingDeg + 540) % 360) - 180;
		expect(Math.abs(offDeg)).toBeLessThan(0.1);
		expect(Math.abs(last.angleDeg! - angleDeg)).toBeLessThan(0.2);
	});

	it('of the last piece are left out where there is none', () => {
		expect(measureLastSegment([at(0, 0)])).toBeUndefined();
		expect(measureLastSegment([at(0, 0), at(3, 0)])).toMatchObject({ angleDeg: null });
		expect(measureLastSegment([at(3, 0), at(0, 0), at(0, 0)])).toEqual({
			lengthM: 0,
			bearingDeg: null,
			angleDeg: null
		});
	});
});

describe('moving', () => {
	const metres = fc.integer({ min: -5000, max: 5000 });

	it('moves every position by the same, and two shapes alike', () => {
		fc.assert(
			fc.property(metres, metres, (eastM, northM) => {
				const moved = moveGeometry(yard, eastM, northM);
				const plane = buildLocalMetres(at(50, 50));
				for (const [r, ring] of moved.coordinates.entries())
					for (const [i, position] of ring.entries()) {
						const [x0, y0] = plane.toXy(yard.coordinates[r]![i] as LngLat);
						const [x, y] = plane.toXy(position as LngLat);
						// Whole units of a centimetre.
						expect(Math.abs(x - x0 - eastM)).toBeLessThan(0.02);
						expect(Math.abs(y - y0 - northM)).toBeLessThan(0.02);
					}
				const beside = drawPolygon(drawBox(100, 0, 300, 100));
				const place = at(0, 0);
				const [one, other] = [
					moveGeometry(yard, eastM, northM, place),
					moveGeometry(beside, eastM, northM, place)
				];
				expect(one.coordinates[0]![1]).toEqual(other.coordinates[0]![0]);
				expect(moveGeometry(one, 0, 0)).toEqual(one);
			})
		);
	});

	it('refuses what is no distance, and moves points and parts', () => {
		expect(() => moveGeometry(yard, Number.NaN, 1)).toThrow(RangeError);
		expect(moveGeometry({ type: 'Point', coordinates: at(0, 0) }, 0, 0).coordinates).toEqual(at(0, 0));
		expect(moveGeometry({ type: 'MultiPolygon', coordinates: [yard.coordinates] }, 0, 0).coordinates).toEqual(
			[yard.coordinates]
		);
	});
});

describe('deleting a vertex', () => {
	it('leaves a closed ring, also where it was closed in it', () => {
		const [first, second, third, fourth] = yard.coordinates[0]!;
		const left = deleteVertex(yard, first as LngLat) as { geometry: Polygon };
		expect(left.geometry.coordinates[0]).toEqual([second, third, fourth, second]);
		expect(left.geometry.coordinates[1]).toBe(yard.coordinates[1]);
	});

	it('is refused where nothing would be left', () => {
		const triangle = drawPolygon([at(0, 0), at(9, 0), at(0, 9), at(0, 0)]);
		expect(deleteVertex(triangle, at(9, 0))).toEqual({ refusal: 'too-few-left', lngLat: at(9, 0) });
		expect(deleteVertex(triangle, at(1, 0))).toEqual({ refusal: 'no-vertex-there', lngLat: at(1, 0) });
		expect(deleteVertex({ type: 'Point', coordinates: at(0, 0) }, at(0, 0))).toMatchObject({
			refusal: 'too-few-left'
		});
	});
});

describe('an outline', () => {
	it('is so far off, inside, outside and in a hole', () => {
		expect(offOutlineM(at(50, 120), yard)).toBeCloseTo(20, 1);
		expect(offOutlineM(at(50, 90), yard)).toBeCloseTo(10, 1);
		expect(offOutlineM(at(50, 55), yard)).toBeCloseTo(5, 1);
		expect(offOutlineM(at(103, 104), yard)).toBeCloseTo(5, 1);
		expect(offOutlineM(at(100, 0), yard)).toBe(0);
		expect(offOutlineM(at(0, 0), { type: 'MultiPolygon', coordinates: [] })).toBe(Infinity);
	});

	it('pulls a position to it', () => {
		expect(pullToOutline(at(103, 104), yard)).toEqual(at(100, 100));
		expect(offOutlineM(pullToOutline(at(33, 70), yard), yard)).toBeLessThan(0.02);
		expect(() => pullToOutline(at(0, 0), { type: 'MultiPolygon', coordinates: [] })).toThrow(RangeError);
	});

	it('is as far as the nearest of many of its places', () => {
		const places = yard.coordinates.flatMap((ring) =>
			ring.slice(1).flatMap((b, i) => {
				const a = ring[i]!;
				return Array.from({ length: 401 }, (_, k) => [
					a[0]! + (k / 400) * (b[0]! - a[0]!),
					a[1]! + (k / 400) * (b[1]! - a[1]!)
				]);
			})
		);
		fc.assert(
			fc.property(fc.integer({ min: -50, max: 150 }), fc.integer({ min: -50, max: 150 }), (x, y) => {
				const plane = buildLocalMetres(at(x, y));
				const leastM = Math.min(...places.map((place) => Math.hypot(...plane.toXy(place as LngLat))));
				// Places are a quarter of a metre apart.
				expect(leastM - offOutlineM(at(x, y), yard)).toBeGreaterThan(-1e-6);
				expect(leastM - offOutlineM(at(x, y), yard)).toBeLessThan(0.126);
			})
		);
	});
});
