import type { AnyPosition, Bbox } from './types.ts';

/** The box around positions; of none it is empty, see {@link isEmptyBbox}. */
export function bboxOf(positions: Iterable<AnyPosition>): Bbox {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const position of positions) {
		const x = position[0]!;
		const y = position[1]!;
		if (x < west) west = x;
		if (y < south) south = y;
		if (x > east) east = x;
		if (y > north) north = y;
	}
	return [west, south, east, north];
}

/** The box around flat coordinates x, y, x, y …; empty for none. */
export function bboxOfFlat(flat: ArrayLike<number>): Bbox {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; i < flat.length; i += 2) {
		const x = flat[i]!;
		const y = flat[i + 1]!;
		if (x < west) west = x;
		if (y < south) south = y;
		if (x > east) east = x;
		if (y > north) north = y;
	}
	return [west, south, east, north];
}

/** Whether a box is around nothing. A box around one position is not. */
export const isEmptyBbox = ([west, , east]: Bbox): boolean => !(west <= east);

/** A box wider by so much on every side, in its own unit. */
export const growBbox = ([west, south, east, north]: Bbox, margin: number): Bbox => [
	west - margin,
	south - margin,
	east + margin,
	north + margin
];

/** The smallest box that holds both. */
export const uniteBboxes = (a: Bbox, b: Bbox): Bbox => [
	Math.min(a[0], b[0]),
	Math.min(a[1], b[1]),
	Math.max(a[2], b[2]),
	Math.max(a[3], b[3])
];

/** Whether two boxes have a point in common, if only of their borders. An empty box meets none. */
export const bboxesMeet = (a: Bbox, b: Bbox): boolean =>
	a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The middle of a box; of an empty one [0, 0]. It does not depend on the order of what the box is around. */
export const middleOfBbox = (bbox: Bbox): [number, number] =>
	isEmptyBbox(bbox) ? [0, 0] : [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
