import { bboxOf } from '../geometry/bbox.ts';
import { turnOf } from '../geometry/turn-of.ts';
import type { AnyPosition, Bbox, LngLat } from '../geometry/types.ts';

/** A ring whose positions are all finite, at least three, no two in a row the same. */
export interface CheckedRing {
	/** Index of its part, and its own within that: 0 is the outer border. */
	readonly part: number;
	readonly ring: number;
	/** Open: the first is not repeated. */
	readonly points: readonly LngLat[];
	readonly bbox: Bbox;
	/** Told by its lowest corner, so right only where the ring does not cross or touch itself. */
	readonly isCounterClockwise: boolean;
}

export function buildCheckedRing(part: number, ring: number, points: readonly LngLat[]): CheckedRing {
	let low = 0;
	for (const [i, [lng, lat]] of points.entries())
		if (lat < points[low]![1] || (lat === points[low]![1] && lng < points[low]![0])) low = i;
	const isCounterClockwise = turnOf(pointAt(points, low - 1), points[low]!, pointAt(points, low + 1)) > 0;
	return { part, ring, points, bbox: bboxOf(points), isCounterClockwise };
}

/** The position at an index that may be one beyond either end. */
export const pointAt = (points: readonly LngLat[], i: number): LngLat =>
	points[(i + points.length) % points.length]!;

/** Whether two positions are the same numbers. */
export const isSamePosition = (a: AnyPosition, b: AnyPosition): boolean => a[0] === b[0] && a[1] === b[1];

/**
 * Whether the way from `at` towards `to` begins left of a → at → b. Exact; not asked where it runs along one of these.
 */
export function beginsLeft(a: LngLat, at: LngLat, b: LngLat, to: LngLat): boolean {
	const isLeftOfFirst = turnOf(a, at, to) > 0;
	const isLeftOfSecond = turnOf(at, b, to) > 0;
	return turnOf(a, at, b) > 0 ? isLeftOfFirst && isLeftOfSecond : isLeftOfFirst || isLeftOfSecond;
}

/** Where a ring comes from and goes to at a position on one of its sides. */
export function findPassageAt(
	points: readonly LngLat[],
	side: number,
	at: LngLat
): [from: LngLat, to: LngLat] {
	const [a, b] = [points[side]!, pointAt(points, side + 1)];
	if (isSamePosition(a, at)) return [pointAt(points, side - 1), b];
	return isSamePosition(b, at) ? [a, pointAt(points, side + 2)] : [a, b];
}

/** Whether a position lies on the straight piece from a to b, its ends included. Exact. */
export const isOnSide = (a: LngLat, b: LngLat, at: LngLat): boolean =>
	Math.min(a[0], b[0]) <= at[0] &&
	at[0] <= Math.max(a[0], b[0]) &&
	Math.min(a[1], b[1]) <= at[1] &&
	at[1] <= Math.max(a[1], b[1]) &&
	turnOf(a, b, at) === 0;

/**
 * Whether one ring lies in another: by where its first side begins. Exact for rings that neither cross each other nor
 * themselves.
 */
export function isRingIn(inner: CheckedRing, outer: CheckedRing): boolean {
	const [at, to] = [inner.points[0]!, inner.points[1]!];
	let isIn = false;
	for (const [i, a] of outer.points.entries()) {
		const b = pointAt(outer.points, i + 1);
		if (isOnSide(a, b, at)) {
			const [from, next] = findPassageAt(outer.points, i, at);
			return beginsLeft(from, at, next, to) === outer.isCounterClockwise;
		}
		if (a[1] > at[1] === b[1] > at[1]) continue;
		if (turnOf(a, b, at) > 0 === b[1] > a[1]) isIn = !isIn;
	}
	return isIn;
}
