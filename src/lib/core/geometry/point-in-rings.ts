import type { AnyPosition, AnyRing } from './types.ts';

/**
 * Whether the line due east from a point crosses the side from a to b. Of a side's ends the upper one belongs to it and
 * the lower does not; the side is taken from its lower end, so that it does not matter which way it runs.
 */
export function crossesEastward(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	x: number,
	y: number
): boolean {
	if (ay > y === by > y) return false;
	return ay < by ? x < ax + ((y - ay) / (by - ay)) * (bx - ax) : x < bx + ((y - by) / (ay - by)) * (ax - bx);
}

/**
 * Whether a point lies in a ring by the even-odd rule, in any plane or in degrees. A ring may be open or closed and run
 * either way. Points on its boundary: those on a west or south side are in, those on an east or north side are out, so
 * that of areas that fill the plane side by side exactly one holds each point.
 */
export function isInRing(ring: AnyRing, point: AnyPosition): boolean {
	const x = point[0]!;
	const y = point[1]!;
	let isIn = false;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const a = ring[j]!;
		const b = ring[i]!;
		if (crossesEastward(a[0]!, a[1]!, b[0]!, b[1]!, x, y)) isIn = !isIn;
	}
	return isIn;
}

/** The same for a ring of flat coordinates x, y, x, y … */
export function isInFlatRing(flat: ArrayLike<number>, x: number, y: number): boolean {
	let isIn = false;
	for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2)
		if (crossesEastward(flat[j]!, flat[j + 1]!, flat[i]!, flat[i + 1]!, x, y)) isIn = !isIn;
	return isIn;
}

/** The same over all rings of an area, so that a hole is outside; rings that share a side cancel along it. */
export function isInRings(rings: readonly AnyRing[], point: AnyPosition): boolean {
	let isIn = false;
	for (const ring of rings) if (isInRing(ring, point)) isIn = !isIn;
	return isIn;
}
