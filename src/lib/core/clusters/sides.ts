import { nearestShare, pointAt, type Side } from '../geometry/sides.ts';
import type { Xy } from '../geometry/types.ts';

export const lengthOf = ([[ax, ay], [bx, by]]: Side): number => Math.hypot(bx - ax, by - ay);

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
