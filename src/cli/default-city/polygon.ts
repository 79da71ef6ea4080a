import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import { shortestWay } from '#lib/core/geometry/shortest-way.ts';
import type { Xy } from '#lib/core/geometry/types.ts';

// Rings here are open (the first point is not repeated) and counter-clockwise, in local metres.

export const distanceM = (a: Xy, b: Xy) => Math.hypot(b[0] - a[0], b[1] - a[1]);

export const between = (a: Xy, b: Xy, t: number): Xy => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

export function perimeterM(ring: readonly Xy[]): number {
	return ring.reduce((sum, point, i) => sum + distanceM(point, ring[(i + 1) % ring.length]!), 0);
}

/** Between the boundaries; 0 if one ring lies inside the other. */
export function betweenRingsM(first: readonly Xy[], second: readonly Xy[]): number {
	if (isInRing(first, second[0]!) || isInRing(second, first[0]!)) return 0;
	let best = Infinity;
	for (const [i, a] of first.entries())
		for (const [j, c] of second.entries())
			best = Math.min(
				best,
				shortestWay([a, first[(i + 1) % first.length]!], [c, second[(j + 1) % second.length]!]).lengthM
			);
	return best;
}

/** Whether no two sides of the ring meet except neighbours at their shared end. */
export function isSimple(ring: readonly Xy[]): boolean {
	const n = ring.length;
	for (let i = 0; i < n; i++)
		for (let j = i + 2; j < n; j++) {
			if (i === 0 && j === n - 1) continue;
			if (findCrossing([ring[i]!, ring[i + 1]!], [ring[j]!, ring[(j + 1) % n]!])) return false;
		}
	return n >= 3;
}

export interface OrientedBox {
	/** Unit vector along the longer side. */
	along: Xy;
	/** Unit vector along the shorter side, to the left of `along`. */
	across: Xy;
	/** Corner from which both run. */
	corner: Xy;
	lengthM: number;
	widthM: number;
}

/** Smallest rectangle around the ring that is parallel to one of its sides. */
export function buildOrientedBox(ring: readonly Xy[]): OrientedBox {
	let best: OrientedBox | undefined;
	for (const [i, a] of ring.entries()) {
		const b = ring[(i + 1) % ring.length]!;
		const sideM = distanceM(a, b);
		if (sideM < 1) continue;
		const [ux, uy] = [(b[0] - a[0]) / sideM, (b[1] - a[1]) / sideM];
		let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
		for (const [x, y] of ring) {
			const [u, v] = [x * ux + y * uy, y * ux - x * uy];
			[minU, maxU] = [Math.min(minU, u), Math.max(maxU, u)];
			[minV, maxV] = [Math.min(minV, v), Math.max(maxV, v)];
		}
		const [sizeU, sizeV] = [maxU - minU, maxV - minV];
		if (best && sizeU * sizeV >= best.lengthM * best.widthM - 1e-6) continue;
		best =
			sizeU >= sizeV
				? {
						along: [ux, uy],
						across: [-uy, ux],
						corner: [ux * minU - uy * minV, uy * minU + ux * minV],
						lengthM: sizeU,
						widthM: sizeV
					}
				: {
						along: [-uy, ux],
						across: [-ux, -uy],
						corner: [ux * maxU - uy * minV, uy * maxU + ux * minV],
						lengthM: sizeV,
						widthM: sizeU
					};
	}
	if (!best) throw new RangeError(`A ring of ${ring.length} points has no side of 1 m.`);
	return best;
}
