import type { Triangulation } from './triangulate.ts';

/** Rounds of flips after a forced edge: more than enough, and an end where rounding would flip to and fro. */
const MAX_ROUNDS = 12;

/** Coordinates are whole multiples of this part of a metre, so that orientation is computed without error. */
export const UNITS_PER_METRE = 2 ** 30;

/**
 * Turns edges of a triangulation until the wanted ones are among them; triangles near those stay as round as they
 * can be. Those that would meet a vertex or an earlier one are left out.
 *
 * @param xy coordinates of the vertices, multiples of 1 / {@link UNITS_PER_METRE}
 * @param triangles is changed in place
 * @param edges pairs of vertices, none of them on the hull
 * @returns how many were left out
 * @see Sloan (1993), A fast algorithm for generating constrained Delaunay triangulations
 */
export function forceEdges(
	xy: Float64Array,
	{ corners, twins }: Triangulation,
	edges: Iterable<readonly [number, number]>
): number {
	const isFixed = new Uint8Array(corners.length);
	/** Some half-edge that leaves each vertex. */
	const leaving = new Int32Array(xy.length / 2).fill(-1);
	for (const [h, corner] of corners.entries()) leaving[corner] = h;

	const next = (h: number) => (h % 3 === 2 ? h - 2 : h + 1);
	const previous = (h: number) => (h % 3 === 0 ? h + 2 : h - 1);
	const turn = (a: number, b: number, c: number) => turnSign(xy, a, b, c);

	const find = (u: number, v: number): number => {
		const first = leaving[u]!;
		let h = first;
		do {
			if (corners[next(h)] === v) return h;
			h = twins[previous(h)]!;
		} while (h >= 0 && h !== first);
		if (h === first) return -1;
		// The hull was met: the other way round, from the first.
		for (h = twins[first]!; h >= 0; h = twins[next(h)]!) if (corners[next(next(h))] === v) return next(h);
		return -1;
	};
	const link = (a: number, b: number) => {
		twins[a] = b;
		if (b >= 0) twins[b] = a;
	};
	/** Replaces the edge between two triangles by the other diagonal of their four corners. */
	const flip = (a: number) => {
		const b = twins[a]!;
		const [a1, a2, b1, b2] = [next(a), previous(a), next(b), previous(b)];
		const [left, right] = [corners[a2]!, corners[b2]!];
		corners[a] = right;
		corners[b] = left;
		isFixed[a] = isFixed[b2]!;
		isFixed[b] = isFixed[a2]!;
		isFixed[a2] = isFixed[b2] = 0;
		link(a, twins[b2]!);
		link(b, twins[a2]!);
		link(a2, b2);
		for (const h of [a, a1, b, b1]) leaving[corners[h]!] = h;
	};
	const canFlip = (a: number) => {
		const [left, right] = [corners[previous(a)]!, corners[previous(twins[a]!)]!];
		return turn(left, right, corners[a]!) * turn(left, right, corners[twins[a]!]!) < 0;
	};

	/** The edges in the way from u to v; `undefined` if the way meets a vertex or a fixed edge. */
	const listCrossed = (u: number, v: number): [number, number][] | undefined => {
		const first = leaving[u]!;
		let h = first;
		for (;;) {
			const a = turn(u, v, corners[next(h)]!);
			const b = turn(u, v, corners[previous(h)]!);
			if (a < 0 && b > 0) break;
			if (a === 0 && isAhead(xy, u, v, corners[next(h)]!)) return undefined;
			h = twins[previous(h)]!;
			if (h < 0 || h === first) return undefined;
		}
		const crossed: [number, number][] = [];
		let across = next(h);
		for (;;) {
			const beyond = twins[across]!;
			if (isFixed[across] || beyond < 0) return undefined;
			crossed.push([corners[across]!, corners[beyond]!]);
			const apex = corners[previous(beyond)]!;
			if (apex === v) return crossed;
			const side = turn(u, v, apex);
			if (side === 0) return undefined;
			across = side > 0 ? next(beyond) : previous(beyond);
		}
	};
	const force = (u: number, v: number): boolean => {
		if (leaving[u]! < 0 || leaving[v]! < 0) return false;
		const turned: [number, number][] = [];
		if (find(u, v) < 0) {
			const waiting = listCrossed(u, v);
			if (!waiting) return false;
			for (let i = 0; i < waiting.length; i++) {
				const [p, q] = waiting[i]!;
				const h = find(p, q);
				if (!canFlip(h)) {
					// Its turn comes when its neighbours have been flipped.
					waiting.push([p, q]);
					continue;
				}
				const [r, s] = [corners[previous(h)]!, corners[previous(twins[h]!)]!];
				flip(h);
				const isInTheWay = r !== u && r !== v && s !== u && s !== v && turn(u, v, r) * turn(u, v, s) < 0;
				(isInTheWay ? waiting : turned).push([r, s]);
			}
		}
		const there = find(u, v);
		isFixed[there] = isFixed[twins[there]!] = 1;
		roundOff(turned);
		return true;
	};
	const roundOff = (turned: [number, number][]) => {
		for (let round = 0, isDone = false; round < MAX_ROUNDS && !isDone; round++) {
			isDone = true;
			for (const pair of turned) {
				const h = find(...pair);
				if (h < 0 || isFixed[h]) continue;
				const [r, s] = [corners[previous(h)]!, corners[previous(twins[h]!)]!];
				if (!isInCircle(xy, ...pair, r, s) || !canFlip(h)) continue;
				flip(h);
				[pair[0], pair[1]] = [r, s];
				isDone = false;
			}
		}
	};

	let leftOut = 0;
	for (const [u, v] of edges) if (!force(u, v)) leftOut++;
	return leftOut;
}

/** 1 if c lies to the left of a → b, −1 to the right, 0 on the line; exact. */
function turnSign(xy: Float64Array, a: number, b: number, c: number): number {
	const [ax, ay] = [xy[2 * a]!, xy[2 * a + 1]!];
	const [bx, by] = [xy[2 * b]! - ax, xy[2 * b + 1]! - ay];
	const [cx, cy] = [xy[2 * c]! - ax, xy[2 * c + 1]! - ay];
	const [left, right] = [bx * cy, by * cx];
	if (Math.abs(left - right) > 1e-14 * (Math.abs(left) + Math.abs(right))) return left > right ? 1 : -1;
	const whole = (valueM: number) => BigInt(Math.round(valueM * UNITS_PER_METRE));
	const exact = whole(bx) * whole(cy) - whole(by) * whole(cx);
	return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

function isAhead(xy: Float64Array, u: number, v: number, w: number): boolean {
	const [dx, dy] = [xy[2 * v]! - xy[2 * u]!, xy[2 * v + 1]! - xy[2 * u + 1]!];
	return dx * (xy[2 * w]! - xy[2 * u]!) + dy * (xy[2 * w + 1]! - xy[2 * u + 1]!) > 0;
}

/** Whether s lies well inside the circle through p, q and r, which turn left. */
function isInCircle(xy: Float64Array, p: number, q: number, r: number, s: number): boolean {
	const [sx, sy] = [xy[2 * s]!, xy[2 * s + 1]!];
	const [px, py] = [xy[2 * p]! - sx, xy[2 * p + 1]! - sy];
	const [qx, qy] = [xy[2 * q]! - sx, xy[2 * q + 1]! - sy];
	const [rx, ry] = [xy[2 * r]! - sx, xy[2 * r + 1]! - sy];
	const [pp, qq, rr] = [px * px + py * py, qx * qx + qy * qy, rx * rx + ry * ry];
	const inside = pp * (qx * ry - qy * rx) + qq * (rx * py - ry * px) + rr * (px * qy - py * qx);
	return inside > 1e-9 * (pp + qq + rr) ** 2;
}
