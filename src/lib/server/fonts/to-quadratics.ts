type Point = readonly [x: number, y: number];

/**
 * A cubic Bézier curve as quadratic ones one after the other, none farther from it than a tolerance.
 *
 * @returns control point and end of each
 * @see the error of one is √3/36 · |p₃ − 3c₂ + 3c₁ − p₀|, of n equal parts of the curve 1/n³ of it
 */
export function toQuadratics(
	from: Point,
	[c1, c2, to]: readonly [Point, Point, Point],
	tolerance: number
): [control: Point, to: Point][] {
	const third = (i: 0 | 1) => to[i] - 3 * c2[i] + 3 * c1[i] - from[i];
	const error = (Math.sqrt(3) / 36) * Math.hypot(third(0), third(1));
	const count = Math.max(1, Math.ceil(Math.cbrt(error / tolerance)));
	const at = (t: number, i: 0 | 1) => {
		const u = 1 - t;
		return u * u * u * from[i] + 3 * u * u * t * c1[i] + 3 * u * t * t * c2[i] + t * t * t * to[i];
	};
	const slopeAt = (t: number, i: 0 | 1) => {
		const u = 1 - t;
		return 3 * (u * u * (c1[i] - from[i]) + 2 * u * t * (c2[i] - c1[i]) + t * t * (to[i] - c2[i]));
	};
	return Array.from({ length: count }, (_, k) => {
		const [a, b] = [k / count, (k + 1) / count];
		// The part's own control points are its ends and a third of the slope on: their quadratic has (3(c₁ + c₂) − p₀ − p₃) / 4.
		const control = ([0, 1] as const).map((i) => {
			const [start, end] = [at(a, i), at(b, i)];
			const step = (b - a) / 3;
			const [near, far] = [start + step * slopeAt(a, i), end - step * slopeAt(b, i)];
			return (3 * (near + far) - start - end) / 4;
		});
		const end: Point = k === count - 1 ? to : [at(b, 0), at(b, 1)];
		return [[control[0]!, control[1]!], end];
	});
}
