import type { AnyRing, Xy } from './types.ts';

/** A ring's centroid and what it weighs: its area, positive if it runs counter-clockwise. */
export interface RingCentroid {
	xy: Xy;
	area: number;
}

/**
 * The centre of gravity of the ground in a ring, in the ring's own plane. Open or closed. A ring without area: its first
 * position.
 *
 * @param ring of at least one position
 */
export function ringCentroid(ring: AnyRing): RingCentroid {
	const x0 = ring[0]![0]!;
	const y0 = ring[0]![1]!;
	let [x, y, twice] = [0, 0, 0];
	for (let i = 2; i < ring.length; i++) {
		const ax = ring[i - 1]![0]! - x0;
		const ay = ring[i - 1]![1]! - y0;
		const bx = ring[i]![0]! - x0;
		const by = ring[i]![1]! - y0;
		const cross = ax * by - bx * ay;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
		twice += cross;
	}
	return { xy: twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)], area: twice / 2 };
}
