import FlatQueue from 'flatqueue';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';

interface Walk {
	/** Metres from the start to each vertex; Infinity: not connected. */
	lengthsM: Float64Array;
	before: Int32Array;
}

/**
 * The longest way along the lines of one street that goes on without a gap, from one end to the one that is farthest as the
 * crow flies: of two carriageways one of them, of a ring about half. Lines join where their vertices lie at one place.
 *
 * @returns the way and its length; `null` where there is no line with a length. Of equal ones the first
 */
export function chainStreet(
	lines: readonly (readonly LngLat[])[]
): { lngLats: LngLat[]; lengthM: number } | null {
	const { places, near } = connect(lines);
	let best: { lngLats: LngLat[]; lengthM: number } | null = null;
	const seen = new Uint8Array(places.length);
	for (const start of places.keys()) {
		if (seen[start]) continue;
		const { lengthsM } = walk(start, places.length, near);
		const piece = [...places.keys()].filter((at) => lengthsM[at]! < Infinity);
		for (const at of piece) seen[at] = 1;
		// The farthest from anywhere is an end, and the farthest from that the other one.
		const end = farthestFrom(places[start]!, piece, places);
		const other = farthestFrom(places[end]!, piece, places);
		const way = walk(end, places.length, near);
		const lengthM = way.lengthsM[other]!;
		if (lengthM <= (best?.lengthM ?? 0)) continue;
		const lngLats: LngLat[] = [];
		for (let at = other; at >= 0; at = way.before[at]!) lngLats.push(places[at]!);
		best = { lngLats, lengthM };
	}
	return best;
}

function connect(lines: readonly (readonly LngLat[])[]) {
	const places: LngLat[] = [];
	const numbers = new Map<string, number>();
	const near: { to: number; lengthM: number }[][] = [];
	const numberOf = (at: LngLat) => {
		const key = String(at);
		const known = numbers.get(key);
		if (known !== undefined) return known;
		numbers.set(key, places.length);
		near.push([]);
		return places.push(at) - 1;
	};
	for (const line of lines)
		for (let i = 1; i < line.length; i++) {
			const [a, b] = [numberOf(line[i - 1]!), numberOf(line[i]!)];
			const lengthM = haversineM(...line[i - 1]!, ...line[i]!);
			if (a === b) continue;
			near[a]!.push({ to: b, lengthM });
			near[b]!.push({ to: a, lengthM });
		}
	return { places, near };
}

/** Dijkstra over one street. */
function walk(start: number, count: number, near: readonly { to: number; lengthM: number }[][]): Walk {
	const lengthsM = new Float64Array(count).fill(Infinity);
	const before = new Int32Array(count).fill(-1);
	const queue = new FlatQueue<number>();
	lengthsM[start] = 0;
	queue.push(start, 0);
	while (queue.length > 0) {
		const soFarM = queue.peekValue()!;
		const at = queue.pop()!;
		if (soFarM > lengthsM[at]!) continue;
		for (const { to, lengthM } of near[at]!) {
			if (soFarM + lengthM >= lengthsM[to]!) continue;
			lengthsM[to] = soFarM + lengthM;
			before[to] = at;
			queue.push(to, soFarM + lengthM);
		}
	}
	return { lengthsM, before };
}

function farthestFrom(from: LngLat, among: readonly number[], places: readonly LngLat[]): number {
	let [best, farthestM] = [among[0]!, -1];
	for (const at of among) {
		const distanceM = haversineM(...from, ...places[at]!);
		if (distanceM > farthestM) [best, farthestM] = [at, distanceM];
	}
	return best;
}
