import type { Xy } from '../geometry/types.ts';

/** A straight side of a boundary or piece of a line, in a local metric plane. */
export type Side = readonly [a: Xy, b: Xy];

export const lengthOf = ([[ax, ay], [bx, by]]: Side): number => Math.hypot(bx - ax, by - ay);

export const pointAt = ([[ax, ay], [bx, by]]: Side, share: number): Xy => [
	ax + share * (bx - ax),
	ay + share * (by - ay)
];

/** Where along the side, 0 … 1, it is nearest to a point. */
export function nearestShare([[ax, ay], [bx, by]]: Side, [x, y]: Xy): number {
	const [dx, dy] = [bx - ax, by - ay];
	const squared = dx * dx + dy * dy;
	return squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
}

/** Distance of a point from a side. */
export function offM(side: Side, [x, y]: Xy): number {
	const foot = pointAt(side, nearestShare(side, [x, y]));
	return Math.hypot(foot[0] - x, foot[1] - y);
}

/** Bounding box of a side, widened. */
export const boxAround = (
	[[ax, ay], [bx, by]]: Side,
	marginM: number
): [west: number, south: number, east: number, north: number] => [
	Math.min(ax, bx) - marginM,
	Math.min(ay, by) - marginM,
	Math.max(ax, bx) + marginM,
	Math.max(ay, by) + marginM
];
