import type { Xy } from '#lib/core/geometry/types.ts';

// Rings here are open (the first point is not repeated) and counter-clockwise, in local metres.

export const distanceM = (a: Xy, b: Xy) => Math.hypot(b[0] - a[0], b[1] - a[1]);

export const between = (a: Xy, b: Xy, t: number): Xy => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Positive if the ring is counter-clockwise. */
export function signedAreaM2(ring: readonly Xy[]): number {
	let sum = 0;
	for (const [i, [x, y]] of ring.entries()) {
		const [nextX, nextY] = ring[(i + 1) % ring.length]!;
		sum += x * nextY - nextX * y;
	}
	return sum / 2;
}

export function perimeterM(ring: readonly Xy[]): number {
	return ring.reduce((sum, point, i) => sum + distanceM(point, ring[(i + 1) % ring.length]!), 0);
}

export function centroid(ring: readonly Xy[]): Xy {
	const origin = ring[0]!;
	let [area, x, y] = [0, 0, 0];
	for (const [i, a] of ring.entries()) {
		const b = ring[(i + 1) % ring.length]!;
		const [ax, ay, bx, by] = [a[0] - origin[0], a[1] - origin[1], b[0] - origin[0], b[1] - origin[1]];
		const cross = ax * by - bx * ay;
		area += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return [origin[0] + x / (3 * area), origin[1] + y / (3 * area)];
}

/** Even-odd; a point on the boundary may fall on either side. */
export function contains(ring: readonly Xy[], [x, y]: Xy): boolean {
	let inside = false;
	for (const [i, [ax, ay]] of ring.entries()) {
		const [bx, by] = ring[(i + 1) % ring.length]!;
		if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
	}
	return inside;
}

/** The place on a segment nearest to a point, as a share of the segment. */
export function nearestShare(a: Xy, b: Xy, [x, y]: Xy): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const squared = dx * dx + dy * dy;
	if (squared === 0) return 0;
	return Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / squared));
}

export const toSegmentM = (a: Xy, b: Xy, point: Xy) =>
	distanceM(between(a, b, nearestShare(a, b, point)), point);

/** Where two segments cross, as shares of both; `undefined` if they do not, or are parallel. */
export function findCrossing(a: Xy, b: Xy, c: Xy, d: Xy): { s: number; t: number } | undefined {
	const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
	const [qx, qy] = [d[0] - c[0], d[1] - c[1]];
	const cross = rx * qy - ry * qx;
	if (cross === 0) return undefined;
	const s = ((c[0] - a[0]) * qy - (c[1] - a[1]) * qx) / cross;
	const t = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
	return s < 0 || s > 1 || t < 0 || t > 1 ? undefined : { s, t };
}

export function betweenSegmentsM(a: Xy, b: Xy, c: Xy, d: Xy): number {
	if (findCrossing(a, b, c, d)) return 0;
	return Math.min(toSegmentM(a, b, c), toSegmentM(a, b, d), toSegmentM(c, d, a), toSegmentM(c, d, b));
}

/** Between the boundaries; 0 if one ring lies inside the other. */
export function betweenRingsM(first: readonly Xy[], second: readonly Xy[]): number {
	if (contains(first, second[0]!) || contains(second, first[0]!)) return 0;
	let best = Infinity;
	for (const [i, a] of first.entries())
		for (const [j, c] of second.entries())
			best = Math.min(
				best,
				betweenSegmentsM(a, first[(i + 1) % first.length]!, c, second[(j + 1) % second.length]!)
			);
	return best;
}

/** Whether no two sides of the ring meet except neighbours at their shared end. */
export function isSimple(ring: readonly Xy[]): boolean {
	const n = ring.length;
	for (let i = 0; i < n; i++)
		for (let j = i + 2; j < n; j++) {
			if (i === 0 && j === n - 1) continue;
			if (findCrossing(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % n]!)) return false;
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
