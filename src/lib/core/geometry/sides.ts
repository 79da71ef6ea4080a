import type { Xy } from './types.ts';

/** A straight side of a boundary or piece of a line, in a local metric plane; a point is a side of no length. */
export type Side = readonly [a: Xy, b: Xy];

/** The point at a share (0 … 1) of the side. */
export const pointAt = ([[ax, ay], [bx, by]]: Side, share: number): Xy => [
	ax + share * (bx - ax),
	ay + share * (by - ay)
];

/** Where along the side (0 … 1) it is nearest to a point. */
export function nearestShare([[ax, ay], [bx, by]]: Side, [x, y]: Xy): number {
	const [dx, dy] = [bx - ax, by - ay];
	const squared = dx * dx + dy * dy;
	return squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
}
