import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildSnapIndex } from '#lib/core/shaping/build-snap-index.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import { snapPoint } from '#lib/core/shaping/snap-point.ts';
import { at, drawBox, drawLine, drawPolygon } from '../../helpers/shaping/draw.ts';

describe('a position', () => {
	const street = drawLine([0, 0], [100, 0]);
	const index = buildSnapIndex([street, drawLine([0, 20], [100, 20]), [at(50, 10)]]);

	it('snaps to a vertex before an edge, however near', () => {
		expect(snapPoint(at(8, 1), index, { radiusM: 10 })).toMatchObject({
			kind: 'vertex',
			of: 0,
			lngLat: street[0]
		});
		expect(snapPoint(at(8, 1), index, { radiusM: 5 })).toMatchObject({
			kind: 'edge',
			of: 0,
			lngLat: at(8, 0)
		});
	});

	it('snaps to the nearer, and to the first of two as near', () => {
		expect(snapPoint(at(30, 12), index, { radiusM: 15 })).toMatchObject({ kind: 'edge', of: 1 });
		const twice = buildSnapIndex([drawLine([0, 0], [0, 9]), drawLine([0, 0], [9, 0])]);
		expect(snapPoint(at(-1, -1), twice, { radiusM: 5 })).toMatchObject({ kind: 'vertex', of: 0 });
		expect(snapPoint(at(-1, -1), twice, { radiusM: 5, isLeftOut: (of) => of === 0 })).toMatchObject({
			of: 1
		});
	});

	it('snaps to points, and to nothing that is too far', () => {
		expect(snapPoint(at(52, 10), index, { radiusM: 5 })).toMatchObject({
			kind: 'vertex',
			of: 2,
			lngLat: at(50, 10)
		});
		expect(snapPoint(at(30, 10), index, { radiusM: 5 })).toBeUndefined();
		expect(snapPoint(at(0, 0), buildSnapIndex([]), { radiusM: 5 })).toBeUndefined();
		expect(snapPoint(at(0, 0), buildSnapIndex([[]]), { radiusM: 5 })).toBeUndefined();
	});

	it('snaps to holes', () => {
		const area = drawPolygon(drawBox(0, 0, 100, 100), drawBox(40, 40, 60, 60));
		const holes = buildSnapIndex(linesOfShape(area));
		expect(snapPoint(at(41, 39), holes, { radiusM: 5 })).toMatchObject({ lngLat: at(40, 40), of: 1 });
	});

	it('snaps as looking at everything says', () => {
		const metres = fc.integer({ min: 0, max: 60 });
		const target = fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(fc.array(target, { maxLength: 6 }), metres, metres, (drawn, x, y) => {
				const targets = drawn.map((places) => drawLine(...places));
				const found = snapPoint(at(x, y), buildSnapIndex(targets), { radiusM: 12 });
				const { toXy } = buildLocalMetres(at(x, y));
				const vertices = targets.flat().map((lngLat) => ({ lngLat, offM: Math.hypot(...toXy(lngLat)) }));
				const nearestM = Math.min(...vertices.map(({ offM }) => offM));
				const edgeM = Math.min(
					...targets.flatMap((line) => line.slice(1).map((b, i) => offSegmentM(toXy(line[i]!), toXy(b))))
				);
				// Distances on the limit are left to either.
				fc.pre(Math.abs(nearestM - 12) > 1e-3 && Math.abs(edgeM - 12) > 1e-3);
				if (nearestM < 12) {
					expect(found!.kind).toBe('vertex');
					expect(found!.distanceM).toBeCloseTo(nearestM, 4);
					expect(vertices.map(({ lngLat }) => lngLat)).toContainEqual(found!.lngLat);
				} else if (edgeM < 12) {
					expect(found!.kind).toBe('edge');
					expect(found!.distanceM).toBeCloseTo(edgeM, 4);
					// Rounded to a centimetre.
					expect(Math.hypot(...toXy(found!.lngLat as LngLat))).toBeCloseTo(edgeM, 1);
				} else expect(found).toBeUndefined();
			}),
			{ numRuns: 2000 }
		);
	});
});

/** Metres from the origin to a straight piece, by its angle at either end. */
function offSegmentM([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
	const [dx, dy] = [bx - ax, by - ay];
	if (-(ax * dx + ay * dy) <= 0) return Math.hypot(ax, ay);
	if (bx * dx + by * dy <= 0) return Math.hypot(bx, by);
	return Math.abs(ax * by - ay * bx) / Math.hypot(dx, dy);
}
