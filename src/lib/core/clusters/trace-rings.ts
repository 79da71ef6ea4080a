import { signedRingArea } from '../geometry/ring-area.ts';
import type { Xy } from '../geometry/types.ts';

/** A closed way along the edges of a planar map. */
export interface MapRing {
	/** Points in order, the first not repeated. */
	points: number[];
	/** Positive where the ground to the left is inside. */
	areaM2: number;
}

/**
 * The rings round the ground to the left of directed edges: each starts where it ends, passes no point twice, and does
 * not cross another. Edges that close no ring are left out.
 */
export function traceRings(points: readonly Xy[], edges: readonly { from: number; to: number }[]): MapRing[] {
	const leaving = new Map<number, number[]>();
	for (const [e, { from }] of edges.entries()) leaving.set(from, [...(leaving.get(from) ?? []), e]);
	const angle = (from: number, to: number) =>
		Math.atan2(points[to]![1] - points[from]![1], points[to]![0] - points[from]![0]);
	const isUsed = new Uint8Array(edges.length);
	/** Next edge to the left: the first one clockwise from the way back. */
	const findNext = (e: number) => {
		const { from, to } = edges[e]!;
		const back = angle(to, from);
		let best = -1;
		let bestTurn = Infinity;
		for (const next of leaving.get(to) ?? []) {
			if (isUsed[next]) continue;
			let turn = back - angle(to, edges[next]!.to);
			while (turn <= 1e-12) turn += 2 * Math.PI;
			if (turn < bestTurn) [best, bestTurn] = [next, turn];
		}
		return best;
	};
	const rings: MapRing[] = [];
	for (const start of edges.keys()) {
		if (isUsed[start]) continue;
		const path: number[] = [];
		const placeOf = new Map<number, number>();
		for (let e = start; e !== -1; e = findNext(e)) {
			isUsed[e] = 1;
			const { from, to } = edges[e]!;
			placeOf.set(from, path.length);
			path.push(from);
			const place = placeOf.get(to);
			if (place === undefined) continue;
			// The way has come back to a point: what lies between is a ring of its own.
			const ring = path.splice(place);
			for (const p of ring) placeOf.delete(p);
			if (ring.length > 2) rings.push({ points: ring, areaM2: signedRingArea(ring.map((p) => points[p]!)) });
			if (path.length === 0) break;
		}
	}
	return rings;
}
