import { bboxOfFlat } from '#lib/core/geometry/bbox.ts';

/** A rectangle on the picture, px, y down. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Coordinates of points in a row: x, y, x, y … */
export type FlatPoints = ArrayLike<number>;

/** The box around points; of none it is empty: its left is right of its right. */
export function boxAround(points: FlatPoints): Box {
	const [left, top, right, bottom] = bboxOfFlat(points);
	return { left, top, right, bottom };
}

/** Whether two boxes have more than a border in common. */
export const overlaps = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether `inner` lies in `outer`, on its border at most. */
export const isInside = (inner: Box, outer: Box): boolean =>
	inner.left >= outer.left &&
	inner.right <= outer.right &&
	inner.top >= outer.top &&
	inner.bottom <= outer.bottom;

/** A box larger by so much on every side. */
export const grow = ({ left, top, right, bottom }: Box, by: number): Box => ({
	left: left - by,
	top: top - by,
	right: right + by,
	bottom: bottom + by
});
