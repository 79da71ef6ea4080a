import type { AnyRing } from './types.ts';

/**
 * The area that a ring goes round, in the square of its unit: positive if it runs counter-clockwise (x east, y north).
 * Open or closed. Measured from the ring's first position, so that far from the origin nothing is lost. Below three
 * positions 0; a ring that crosses itself counts each part by its direction.
 */
export function signedRingArea(ring: AnyRing): number {
	if (ring.length < 3) return 0;
	const x0 = ring[0]![0]!;
	const y0 = ring[0]![1]!;
	let twice = 0;
	for (let i = 2; i < ring.length; i++) {
		const a = ring[i - 1]!;
		const b = ring[i]!;
		twice += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
	}
	return twice / 2;
}

/** The same for flat coordinates x, y, x, y … */
export function signedFlatRingArea(flat: ArrayLike<number>): number {
	if (flat.length < 6) return 0;
	const x0 = flat[0]!;
	const y0 = flat[1]!;
	let twice = 0;
	for (let i = 4; i < flat.length; i += 2)
		twice += (flat[i - 2]! - x0) * (flat[i + 1]! - y0) - (flat[i]! - x0) * (flat[i - 1]! - y0);
	return twice / 2;
}
