/**
 * Walking lengths the obvious way, to compare the engine with. Imports nothing, on purpose: it follows the written
 * definition and shares no code with what it judges.
 *
 * Every vertex of every street is a node. Lengths are whole numbers: quanta of 2⁻²⁰ m, marked `Q`. Shortest walks are
 * found by Bellman, Ford and Moore: as long as some stretch makes some walk shorter, take it. No heap, no order of
 * visits, one start at a time.
 */
export type VertexKey = number | string;
export type Point = readonly [lng: number, lat: number];

/** A straight piece of street between two vertices. */
export interface Stretch {
	a: VertexKey;
	b: VertexKey;
	from: Point;
	to: Point;
}

/** A place on a stretch: 0 ≤ alongQ ≤ the stretch's length, from its `a` end, and the way to it off the street. */
export interface Spot {
	stretch: number;
	alongQ: number;
	accessQ: number;
}

export const QUANTA_PER_METRE = 1_048_576;

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle metres by the haversine formula on the mean radius. */
export function measureM([lng1, lat1]: Point, [lng2, lat2]: Point): number {
	const s = Math.sin(((lat2 - lat1) * RADIANS) / 2);
	const t = Math.sin(((lng2 - lng1) * RADIANS) / 2);
	const h = s * s + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * t * t;
	return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const toQuanta = (lengthM: number): number => Math.round(lengthM * QUANTA_PER_METRE);

/**
 * The stretches of a set of streets: vertices with one key are one vertex, a stretch that two streets share is one,
 * positions are kept to 10⁻⁷ degrees.
 */
export function listStretches(
	streets: readonly { vertexKeys: readonly VertexKey[]; coordinates: readonly Point[] }[]
): Stretch[] {
	const kept = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
	const vertices = new Map<VertexKey, { number: number; point: Point }>();
	const stretches = new Map<string, Stretch>();
	for (const { vertexKeys, coordinates } of streets) {
		for (const [i, key] of vertexKeys.entries())
			if (!vertices.has(key)) {
				const [lng, lat] = coordinates[i]!;
				vertices.set(key, { number: vertices.size, point: [kept(lng), kept(lat)] });
			}
		for (const [i, b] of vertexKeys.entries()) {
			const a = vertexKeys[i - 1];
			if (a === undefined || a === b) continue;
			const [p, q] = [vertices.get(a)!, vertices.get(b)!];
			const pair = `${Math.min(p.number, q.number)} ${Math.max(p.number, q.number)}`;
			if (!stretches.has(pair)) stretches.set(pair, { a, b, from: p.point, to: q.point });
		}
	}
	return [...stretches.values()];
}

export class ExactOracle {
	readonly stretches: readonly Stretch[];
	readonly lengthsQ: readonly number[];
	/** Vertex numbers of both ends of each stretch. */
	readonly #ends: (readonly [number, number])[] = [];
	/** Of each vertex: the next vertex and the way to it, two numbers for each stretch. */
	readonly #links: number[][] = [];
	readonly #walks = new Map<string, Float64Array>();

	constructor(stretches: readonly Stretch[]) {
		this.stretches = stretches;
		this.lengthsQ = stretches.map(({ from, to }) => toQuanta(measureM(from, to)));
		const numbers = new Map<VertexKey, number>();
		const numberOf = (key: VertexKey) => {
			let number = numbers.get(key);
			if (number === undefined) {
				number = numbers.size;
				numbers.set(key, number);
				this.#links.push([]);
			}
			return number;
		};
		for (const [i, { a, b }] of stretches.entries()) {
			const [p, q] = [numberOf(a), numberOf(b)];
			this.#ends.push([p, q]);
			this.#links[p]!.push(q, this.lengthsQ[i]!);
			this.#links[q]!.push(p, this.lengthsQ[i]!);
		}
	}

	/** The shortest walk between two sets of ways in (entrances and doors); Infinity if there is none. */
	walkQ(doors: readonly Spot[], entrances: readonly Spot[]): number {
		let bestQ = Infinity;
		for (const door of doors)
			for (const entrance of entrances) bestQ = Math.min(bestQ, this.#walkBetweenQ(door, entrance));
		return bestQ;
	}

	#walkBetweenQ(door: Spot, place: Spot): number {
		const { stretch, alongQ, accessQ } = place;
		const fromDoorQ = this.#walksFrom(door);
		const [a, b] = this.#ends[stretch]!;
		const bestQ = Math.min(fromDoorQ[a]! + alongQ, fromDoorQ[b]! + (this.lengthsQ[stretch]! - alongQ));
		const straightQ = stretch === door.stretch ? door.accessQ + Math.abs(alongQ - door.alongQ) : Infinity;
		return Math.min(bestQ, straightQ) + accessQ;
	}

	/** From a door to every vertex. */
	#walksFrom({ stretch, alongQ, accessQ }: Spot): Float64Array {
		const key = `${stretch} ${alongQ} ${accessQ}`;
		const known = this.#walks.get(key);
		if (known) return known;
		const walksQ = new Float64Array(this.#links.length).fill(Infinity);
		const isWaiting = new Uint8Array(walksQ.length);
		const waiting: number[] = [];
		const improve = (vertex: number, walkQ: number) => {
			if (walkQ >= walksQ[vertex]!) return;
			walksQ[vertex] = walkQ;
			if (isWaiting[vertex]) return;
			isWaiting[vertex] = 1;
			waiting.push(vertex);
		};
		const [a, b] = this.#ends[stretch]!;
		improve(a, accessQ + alongQ);
		improve(b, accessQ + (this.lengthsQ[stretch]! - alongQ));
		// The list grows while it is read.
		for (let i = 0; i < waiting.length; i++) {
			const vertex = waiting[i]!;
			isWaiting[vertex] = 0;
			const links = this.#links[vertex]!;
			for (let k = 0; k < links.length; k += 2) improve(links[k]!, walksQ[vertex]! + links[k + 1]!);
		}
		this.#walks.set(key, walksQ);
		return walksQ;
	}
}
