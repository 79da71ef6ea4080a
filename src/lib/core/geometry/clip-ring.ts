import { bboxesMeet, bboxOfFlat } from './bbox.ts';
import type { Bbox } from './types.ts';

/**
 * The part of a ring within a box, closed; empty if there is none. Parts that the box cuts apart stay joined along
 * its border, so that the ring may run there and back: its area is right, and so is every point inside the box.
 *
 * @param flat closed, in a row: x, y, x, y …; not changed
 * @see Sutherland and Hodgman (1974)
 */
export function clipRingToBbox(flat: ArrayLike<number>, box: Bbox): number[] {
	const around = bboxOfFlat(flat);
	const [west, south, east, north] = box;
	const isInside = around[0] >= west && around[1] >= south && around[2] <= east && around[3] <= north;
	if (isInside) return Array.from(flat);
	if (!bboxesMeet(around, box)) return [];
	let points = Array.from(flat);
	points = clipBehind(points, 0, west, 1);
	points = clipBehind(points, 0, east, -1);
	points = clipBehind(points, 1, south, 1);
	points = clipBehind(points, 1, north, -1);
	if (points.length < 6) return [];
	if (points[0] !== points.at(-2) || points[1] !== points.at(-1)) points.push(points[0]!, points[1]!);
	return points;
}

/** Keeps what lies on one side of a line across the axis: above it with sign 1, below it with −1. */
function clipBehind(points: readonly number[], axis: 0 | 1, at: number, sign: 1 | -1): number[] {
	const kept: number[] = [];
	for (let i = 2; i < points.length; i += 2) {
		const [a, b] = [(points[i - 2 + axis]! - at) * sign, (points[i + axis]! - at) * sign];
		if (a >= 0 !== b >= 0) {
			const t = a / (a - b);
			const cut = [
				points[i - 2]! + t * (points[i]! - points[i - 2]!),
				points[i - 1]! + t * (points[i + 1]! - points[i - 1]!)
			];
			cut[axis] = at;
			kept.push(cut[0]!, cut[1]!);
		}
		if (b >= 0) kept.push(points[i]!, points[i + 1]!);
	}
	// The ring stays closed: its last point is its first one.
	if (kept.length > 0) kept.unshift(kept.at(-2)!, kept.at(-1)!);
	return kept;
}
