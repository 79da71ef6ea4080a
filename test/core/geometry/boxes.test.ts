import { bbox as turfBbox } from '@turf/bbox';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { AreaBoundaries } from '#lib/core/geometry/area-boundaries.ts';
import {
	bboxesMeet,
	bboxOf,
	bboxOfFlat,
	growBbox,
	isEmptyBbox,
	middleOfBbox,
	uniteBboxes
} from '#lib/core/geometry/bbox.ts';
import { BoxIndex } from '#lib/core/geometry/box-index.ts';
import type { Bbox, LngLat, Xy } from '#lib/core/geometry/types.ts';

// Without a negative zero, of which nobody says which end of a box it is.
const metres = fc.double({ min: -500, max: 500, noNaN: true }).map((value) => value + 0);
const position = fc.tuple(metres, metres);
const box: fc.Arbitrary<Bbox> = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 2 })
	.map(bboxOf);

describe('a box', () => {
	it('is around all positions, in whatever order, as Turf says', () => {
		fc.assert(
			fc.property(fc.array(position, { minLength: 2, maxLength: 20 }), (positions) => {
				const found = bboxOf(positions);
				expect(found).toEqual(turfBbox({ type: 'LineString', coordinates: positions }));
				expect(bboxOf(positions.toReversed())).toEqual(found);
				expect(bboxOfFlat(Float64Array.from(positions.flat()))).toEqual(found);
				expect(uniteBboxes(bboxOf(positions.slice(1)), bboxOf(positions.slice(0, 1)))).toEqual(found);
			})
		);
	});

	it('around nothing is empty, meets nothing and adds nothing', () => {
		const none = bboxOf([]);
		expect([isEmptyBbox(none), isEmptyBbox(bboxOfFlat([])), isEmptyBbox(bboxOf([[1, 1]]))]).toEqual([
			true,
			true,
			false
		]);
		expect(bboxesMeet(none, [0, 0, 9, 9])).toBe(false);
		expect(uniteBboxes(none, [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
		expect(middleOfBbox(none)).toEqual([0, 0]);
		expect(isEmptyBbox(growBbox(none, 5))).toBe(true);
	});

	it('has a middle and grows on every side', () => {
		expect(middleOfBbox([0, 2, 4, 8])).toEqual([2, 5]);
		expect(growBbox([0, 2, 4, 8], 1)).toEqual([-1, 1, 5, 9]);
		expect(bboxesMeet([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
		expect(bboxesMeet([0, 0, 1, 1], [1.01, 0, 2, 2])).toBe(false);
	});

	it('is found by an index where it comes within the margin, and no other', () => {
		fc.assert(
			fc.property(
				fc.array(box, { maxLength: 30 }),
				box,
				fc.integer({ min: 0, max: 3 }),
				(boxes, at, margin) => {
					const known = [...boxes.keys()].filter((i) => bboxesMeet(boxes[i]!, growBbox(at, margin)));
					expect(new BoxIndex(boxes).search(at, margin).toSorted((m, n) => m - n)).toEqual(known);
				}
			)
		);
	});
});

describe('the boundaries of areas', () => {
	const square = (west: number, south: number, size: number): Polygon => ({
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[west, south + size],
				[west + size, south + size],
				[west + size, south],
				[west, south]
			]
		]
	});
	const holed: Polygon = {
		type: 'Polygon',
		coordinates: [...square(0, 0, 0.009).coordinates, ...square(0.003, 0.003, 0.003).coordinates]
	};
	const areas = [holed, square(0.003, 0.003, 0.003), square(0.009, 0, 0.009)];
	const boundaries = new AreaBoundaries([...areas, { type: 'Point', coordinates: [0.02, 0] }]);

	it('have their ground to the left, round holes too; a point is a side of no length', () => {
		expect(boundaries.listOf(0)).toHaveLength(8);
		for (const area of areas.keys())
			for (const [[ax, ay], [bx, by]] of boundaries.listOf(area)) {
				const left: Xy = [(ax + bx - (by - ay) / 100) / 2, (ay + by + (bx - ax) / 100) / 2];
				expect(boundaries.listHolding(left)).toContain(area);
			}
		const [[a, b]] = boundaries.listOf(3) as [[Xy, Xy]];
		expect(a).toEqual(b);
		expect(boundaries.listHolding(a)).toEqual([]);
	});

	it('hold each place once where they fill the plane', () => {
		const { toXy } = boundaries.plane;
		const at = (lngLat: LngLat) => boundaries.listHolding(toXy(lngLat));
		expect([at([0.001, 0.001]), at([0.004, 0.004]), at([0.01, 0.001])]).toEqual([[0], [1], [2]]);
		// On borders that two of them share: the corner of the hole, its north side, the line between the large ones.
		expect([at([0.003, 0.003]), at([0.004, 0.006]), at([0.009, 0.004])]).toEqual([[1], [0], [2]]);
	});

	it('without any know no place', () => {
		const none = new AreaBoundaries([]);
		expect(none.listHolding([0, 0])).toEqual([]);
		expect(none.plane.origin).toEqual([0, 0]);
	});
});
