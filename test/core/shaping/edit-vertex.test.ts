import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { editVertex } from '#lib/core/shaping/edit-vertex.ts';
import { listVertices } from '#lib/core/shaping/list-vertices.ts';
import type { Shape } from '#lib/core/shaping/types.ts';

const square = (from: number): LngLat[] => [
	[from, from],
	[from + 1, from],
	[from + 1, from + 1],
	[from, from + 1],
	[from, from]
];
const area: Shape = { type: 'Polygon', coordinates: [square(0), square(0.25).toReversed()] };
const line: Shape = {
	type: 'LineString',
	coordinates: [
		[0, 0],
		[2, 0],
		[2, 2]
	]
};
const rowsOf = (shape: Shape) => shape.coordinates as LngLat[][];

describe('vertices of a shape', () => {
	it('are listed ring by ring, without the one that closes it', () => {
		expect(listVertices(area).map(({ row, index }) => `${row}.${index}`)).toEqual([
			'0.0',
			'0.1',
			'0.2',
			'0.3',
			'1.0',
			'1.1',
			'1.2',
			'1.3'
		]);
		expect(listVertices(line)).toHaveLength(3);
		expect(listVertices({ type: 'Point', coordinates: [1, 2] })).toEqual([
			{ row: 0, index: 0, lngLat: [1, 2] }
		]);
	});

	it('move, and the ring stays closed', () => {
		const { shape, lngLat } = editVertex(area, { row: 0, index: 0 }, { op: 'move', lngLat: [-1, -1] });
		expect(lngLat).toEqual([-1, -1]);
		expect(rowsOf(shape)[0]![0]).toEqual([-1, -1]);
		expect(rowsOf(shape)[0]!.at(-1)).toEqual([-1, -1]);
		expect(rowsOf(shape)[1]).toBe(rowsOf(area)[1]);
	});

	it('come in the middle of the side that follows, of a ring the closing one too, of a line the last one', () => {
		expect(editVertex(area, { row: 0, index: 3 }, { op: 'insert' }).lngLat).toEqual([0, 0.5]);
		expect(rowsOf(editVertex(area, { row: 0, index: 3 }, { op: 'insert' }).shape)[0]).toEqual([
			...square(0).slice(0, 4),
			[0, 0.5],
			[0, 0]
		]);
		expect(editVertex(line, { row: 0, index: 2 }, { op: 'insert' }).lngLat).toEqual([2, 1]);
	});

	it('go, and the next one takes the place', () => {
		const { shape, lngLat } = editVertex(area, { row: 0, index: 0 }, { op: 'remove' });
		expect(lngLat).toEqual([1, 0]);
		expect(rowsOf(shape)[0]).toEqual([...square(0).slice(1, 4), [1, 0]]);
		expect(editVertex(line, { row: 0, index: 2 }, { op: 'remove' }).lngLat).toEqual([2, 0]);
	});

	it('are as many as before, one more, or one less, and an added one that is taken out leaves what was', () => {
		fc.assert(
			fc.property(fc.constantFrom(area, line), fc.nat(20), (shape, n) => {
				const all = listVertices(shape);
				const at = all[n % all.length]!;
				const added = editVertex(shape, at, { op: 'insert' });
				expect(listVertices(added.shape)).toHaveLength(all.length + 1);
				const there = listVertices(added.shape).find(
					({ row, lngLat }) => row === at.row && String(lngLat) === String(added.lngLat)
				)!;
				expect(editVertex(added.shape, there, { op: 'remove' }).shape).toEqual(shape);
				expect(editVertex(shape, at, { op: 'move', lngLat: at.lngLat }).shape).toEqual(shape);
			})
		);
	});

	it('that are not there are refused', () => {
		expect(() => editVertex(area, { row: 0, index: 4 }, { op: 'remove' })).toThrow(RangeError);
		expect(() => editVertex(area, { row: 2, index: 0 }, { op: 'insert' })).toThrow(RangeError);
		expect(() =>
			editVertex({ type: 'Point', coordinates: [0, 0] }, { row: 0, index: 0 }, { op: 'insert' })
		).toThrow(RangeError);
	});
});
