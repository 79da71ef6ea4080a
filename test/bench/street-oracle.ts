import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { greatCircleM } from '../helpers/slow-oracle.ts';

/** A place on a street: `alongM` metres from vertex `a` of a segment of `segmentM` metres. */
export interface StreetPlace {
	lngLat: LngLat;
	segment: number;
	a: number;
	b: number;
	/** The vertices' keys in the streets. */
	keys: readonly [VertexKey, VertexKey];
	alongM: number;
	segmentM: number;
}

type VertexKey = StreetWay['vertexKeys'][number];

/** Walking metres from one origin to any place; Infinity beyond the search's limit. */
export interface OracleSearch {
	limitM: number;
	metresTo(place: StreetPlace): number;
	/** By number, as in `lngLats`. */
	metresToVertex(vertex: number): number;
	/** Segments with an end within the limit, and the origin's own. */
	listSegments(): number[];
}

/**
 * The truth the engines are judged by, sharing no code with the engine: every vertex of every street is a node,
 * places lie at positions along segments, lengths are by another formula, the search is its own small Dijkstra.
 */
export class StreetOracle {
	readonly #lngLat: LngLat[] = [];
	readonly #keys: VertexKey[] = [];
	readonly #from: number[] = [];
	readonly #to: number[] = [];
	readonly #lengthM: number[] = [];
	readonly #touching: number[][] = [];
	/** Running sum of the lengths of `#main`'s segments. */
	readonly #sumM: number[] = [];
	/** Segments of the component with the longest streets. */
	readonly #main: number[] = [];

	constructor(ways: readonly StreetWay[]) {
		const indexOf = new Map<VertexKey, number>();
		const seen = new Set<string>();
		for (const { vertexKeys, coordinates } of ways) {
			let previous = -1;
			for (const [i, key] of vertexKeys.entries()) {
				let vertex = indexOf.get(key);
				if (vertex === undefined) {
					vertex = this.#lngLat.push(coordinates[i]!) - 1;
					indexOf.set(key, vertex);
					this.#keys.push(key);
					this.#touching.push([]);
				}
				if (previous >= 0 && previous !== vertex) this.#addSegment(previous, vertex, seen);
				previous = vertex;
			}
		}
		this.#findMain();
	}

	/** Every vertex of the streets. */
	get lngLats(): readonly LngLat[] {
		return this.#lngLat;
	}

	/** Kilometres of street, all components. */
	get streetKm(): number {
		return this.#lengthM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000;
	}

	#addSegment(a: number, b: number, seen: Set<string>): void {
		const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
		if (seen.has(pair)) return;
		seen.add(pair);
		const segment = this.#from.push(a) - 1;
		this.#to.push(b);
		this.#lengthM.push(greatCircleM(this.#lngLat[a]!, this.#lngLat[b]!));
		this.#touching[a]!.push(segment);
		this.#touching[b]!.push(segment);
	}

	#findMain(): void {
		const componentOf = new Int32Array(this.#lngLat.length).fill(-1);
		const lengthOf: number[] = [];
		for (const start of this.#lngLat.keys()) {
			if (componentOf[start]! >= 0) continue;
			const component = lengthOf.push(0) - 1;
			const open = [start];
			componentOf[start] = component;
			for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop())
				for (const segment of this.#touching[vertex]!) {
					// Each segment is met from both of its ends.
					lengthOf[component]! += this.#lengthM[segment]! / 2;
					const next = this.#otherEnd(segment, vertex);
					if (componentOf[next]! >= 0) continue;
					componentOf[next] = component;
					open.push(next);
				}
		}
		let longest = 0;
		for (const [component, lengthM] of lengthOf.entries())
			if (lengthM > lengthOf[longest]!) longest = component;
		let sumM = 0;
		for (const [segment, lengthM] of this.#lengthM.entries()) {
			if (componentOf[this.#from[segment]!] !== longest) continue;
			this.#main.push(segment);
			this.#sumM.push((sumM += lengthM));
		}
	}

	#otherEnd(segment: number, vertex: number): number {
		return this.#from[segment] === vertex ? this.#to[segment]! : this.#from[segment]!;
	}

	#placeOn(segment: number, share: number): StreetPlace {
		const [a, b] = [this.#from[segment]!, this.#to[segment]!];
		const [p, q] = [this.#lngLat[a]!, this.#lngLat[b]!];
		const segmentM = this.#lengthM[segment]!;
		const lngLat: LngLat = [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])];
		const keys = [this.#keys[a]!, this.#keys[b]!] as const;
		return { lngLat, segment, a, b, keys, alongM: share * segmentM, segmentM };
	}

	/** Places on the streets of the main component, every metre as likely as another. */
	drawPlaces(count: number, random: Random): StreetPlace[] {
		return Array.from({ length: count }, () => {
			const atM = random() * this.#sumM.at(-1)!;
			let [low, high] = [0, this.#sumM.length - 1];
			while (low < high) {
				const middle = (low + high) >> 1;
				if (this.#sumM[middle]! <= atM) low = middle + 1;
				else high = middle;
			}
			const segment = this.#main[low]!;
			const lengthM = this.#lengthM[segment]!;
			return this.#placeOn(segment, Math.max(0, 1 - (this.#sumM[low]! - atM) / (lengthM || 1)));
		});
	}

	/** Places within the search's limit, drawn by length. */
	drawPlacesWithin(search: OracleSearch, count: number, random: Random): StreetPlace[] {
		const segments = search.listSegments();
		const totalM = segments.reduce((sum, segment) => sum + this.#lengthM[segment]!, 0);
		const places: StreetPlace[] = [];
		while (places.length < count) {
			let leftM = random() * totalM;
			const segment = segments.find((segment) => (leftM -= this.#lengthM[segment]!) <= 0) ?? segments[0]!;
			const place = this.#placeOn(segment, random());
			if (search.metresTo(place) <= search.limitM) places.push(place);
		}
		return places;
	}

	/** Dijkstra from one place. */
	search(origin: StreetPlace, limitM: number): OracleSearch {
		const distanceM = new Map<number, number>();
		const heap: [number, number][] = [];
		const offer = (vertex: number, walkM: number) => {
			if (walkM > limitM || walkM >= (distanceM.get(vertex) ?? Infinity)) return;
			distanceM.set(vertex, walkM);
			pushHeap(heap, [walkM, vertex]);
		};
		offer(origin.a, origin.alongM);
		offer(origin.b, origin.segmentM - origin.alongM);
		for (let top = popHeap(heap); top; top = popHeap(heap)) {
			const [walkM, vertex] = top;
			if (walkM > distanceM.get(vertex)!) continue;
			for (const segment of this.#touching[vertex]!)
				offer(this.#otherEnd(segment, vertex), walkM + this.#lengthM[segment]!);
		}
		const touching = this.#touching;
		return {
			limitM,
			metresToVertex: (vertex) => distanceM.get(vertex) ?? Infinity,
			metresTo({ segment, a, b, alongM, segmentM }) {
				const direct = segment === origin.segment ? Math.abs(alongM - origin.alongM) : Infinity;
				const byA = (distanceM.get(a) ?? Infinity) + alongM;
				const byB = (distanceM.get(b) ?? Infinity) + segmentM - alongM;
				return Math.min(direct, byA, byB);
			},
			listSegments: () => [
				...new Set([origin.segment, ...[...distanceM.keys()].flatMap((vertex) => touching[vertex]!)])
			]
		};
	}
}

function pushHeap(heap: [number, number][], item: [number, number]): void {
	let at = heap.push(item) - 1;
	while (at > 0) {
		const parent = (at - 1) >> 1;
		if (heap[parent]![0] <= item[0]) break;
		heap[at] = heap[parent]!;
		at = parent;
	}
	heap[at] = item;
}

function popHeap(heap: [number, number][]): [number, number] | undefined {
	const top = heap[0];
	const last = heap.pop();
	if (!top || !last || heap.length === 0) return top;
	let at = 0;
	for (;;) {
		let child = 2 * at + 1;
		if (child >= heap.length) break;
		if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++;
		if (heap[child]![0] >= last[0]) break;
		heap[at] = heap[child]!;
		at = child;
	}
	heap[at] = last;
	return top;
}
