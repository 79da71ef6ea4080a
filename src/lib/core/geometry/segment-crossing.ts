import type { Side } from './sides.ts';
import type { Xy } from './types.ts';

/**
 * Shares along two lines at which they cross, beyond the ends of their sides too; `undefined` if they are parallel or
 * one has no length. Exact on the side that a share is of, up to rounding.
 */
export function crossingShares([[ax, ay], [bx, by]]: Side, [[cx, cy], [dx, dy]]: Side): Xy | undefined {
	const det = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
	if (det === 0) return undefined;
	return [
		((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / det,
		((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / det
	];
}

/** The same between the ends of both sides, these included; `undefined` where they do not meet, or are parallel. */
export function findCrossing(one: Side, other: Side): Xy | undefined {
	const shares = crossingShares(one, other);
	return shares && shares[0] >= 0 && shares[0] <= 1 && shares[1] >= 0 && shares[1] <= 1 ? shares : undefined;
}

/** On which side of the line from p to q a point lies: positive to the left, 0 on it. Twice a triangle's area. */
export const sideOf = (p: Xy, q: Xy, r: Xy): number =>
	(q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);

/**
 * Whether two sides meet; touching counts, by the signs of the four triangles. Of sides on one line it says yes even if
 * they lie apart, so that it is for pairs whose boxes meet.
 */
export const doMeet = ([a, b]: Side, [c, d]: Side): boolean =>
	sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0;
