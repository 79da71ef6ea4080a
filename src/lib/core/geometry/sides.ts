import { nearestShareOn } from './nearest-on-segment.ts';
import type { Bbox, Xy } from './types.ts';

/** A straight side of a boundary or piece of a line, in a local metric plane; a point is a side of no length. */
export type Side = readonly [a: Xy, b: Xy];

/** The straight pieces of a line, or the sides of a closed ring, in their order; of a single position none. */
export const sidesOf = (points: readonly Xy[]): Side[] =>
	points.slice(1).map((b, i) => [points[i]!, b] as const);

export const lengthOf = ([[ax, ay], [bx, by]]: Side): number => Math.hypot(bx - ax, by - ay);

/** The point at a share (0 … 1) of the side. */
export const pointAt = ([[ax, ay], [bx, by]]: Side, share: number): Xy => [
	ax + share * (bx - ax),
	ay + share * (by - ay)
];

/** Where along the side (0 … 1) it is nearest to a point. */
export const nearestShare = ([[ax, ay], [bx, by]]: Side, [x, y]: Xy): number =>
	nearestShareOn(ax, ay, bx, by, x, y);

/** Distance of a point from a side. */
export function distanceToSide(side: Side, [x, y]: Xy): number {
	const foot = pointAt(side, nearestShare(side, [x, y]));
	return Math.hypot(foot[0] - x, foot[1] - y);
}

/** The box around a side. */
export const bboxOfSide = ([[ax, ay], [bx, by]]: Side): Bbox => [
	Math.min(ax, bx),
	Math.min(ay, by),
	Math.max(ax, bx),
	Math.max(ay, by)
];
