import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { toQuadratics } from '#lib/server/fonts/to-quadratics.ts';

type Point = [number, number];
const point = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 }));

const cubicAt = ([p0, c1, c2, p3]: readonly Point[], t: number): Point => {
	const u = 1 - t;
	const at = (i: 0 | 1) =>
		u ** 3 * p0![i] + 3 * u * u * t * c1![i] + 3 * u * t * t * c2![i] + t ** 3 * p3![i];
	return [at(0), at(1)];
};

it('stays within its tolerance of the cubic, and ends where it ends', () => {
	fc.assert(
		fc.property(point, point, point, point, (p0, c1, c2, p3) => {
			const parts = toQuadratics(p0, [c1, c2, p3], 0.5);
			let from: Point = p0;
			for (const [k, [control, to]] of parts.entries()) {
				for (const t of [0, 0.25, 0.5, 0.75, 1]) {
					const u = 1 - t;
					const at = ([0, 1] as const).map((i) => u * u * from[i] + 2 * u * t * control[i] + t * t * to[i]);
					const [x, y] = cubicAt([p0, c1, c2, p3], (k + t) / parts.length);
					// Rounding of sums of products of thousands.
					expect(Math.hypot(at[0]! - x, at[1]! - y)).toBeLessThanOrEqual(0.5 + 1e-6);
				}
				from = [...to];
			}
			expect(from).toEqual(p3);
		})
	);
});

it('takes one part for what is a quadratic already', () => {
	const [[control, to]] = toQuadratics(
		[0, 0],
		[
			[20, 40],
			[40, 40],
			[60, 0]
		],
		0.5
	) as [[Point, Point]];
	expect(control[0]).toBeCloseTo(30, 9);
	expect(control[1]).toBeCloseTo(60, 9);
	expect(to).toEqual([60, 0]);
});
