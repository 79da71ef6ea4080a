import { buildRandom } from '#lib/core/geometry/seeded-random.ts';

/** A cost matrix, rows demand × columns candidates. */
export interface CaseMatrix {
	demandCount: number;
	candidateCount: number;
	costs: Float64Array;
}

/**
 * Walking distances between all pairs of vertices of a random connected graph, as the p-median instances of the
 * OR-Library were made.
 *
 * @param edgeCount default n² / 50
 * @see Beasley (1985), "A note on solving large p-median problems": whole lengths 1…100, Floyd's algorithm
 */
export function buildGraphCase(n: number, seed: number, edgeCount = Math.round((n * n) / 50)): CaseMatrix {
	const random = buildRandom(seed);
	const pick = (count: number) => Math.floor(random() * count);
	const costs = new Float64Array(n * n).fill(Infinity);
	const join = (a: number, b: number) => {
		// As in the original files, the edge read last stands.
		costs[a * n + b] = costs[b * n + a] = 1 + pick(100);
	};
	for (let a = 0; a < n; a++) costs[a * n + a] = 0;
	for (let a = 1; a < n; a++) join(a, pick(a));
	for (let edge = n - 1; edge < edgeCount; edge++) {
		const a = pick(n);
		const b = pick(n);
		if (a !== b) join(a, b);
	}
	for (let via = 0; via < n; via++)
		for (let a = 0; a < n; a++) {
			const first = costs[a * n + via]!;
			if (first === Infinity) continue;
			for (let b = 0; b < n; b++) {
				const through = first + costs[via * n + b]!;
				if (through < costs[a * n + b]!) costs[a * n + b] = through;
			}
		}
	return { demandCount: n, candidateCount: n, costs };
}

/** Straight distances from random points to random points of a square of side 1000; the same points if `m` is left out. */
export function buildPlaneCase(
	n: number,
	seed: number,
	{ m, whole = false }: { m?: number; whole?: boolean } = {}
) {
	const random = buildRandom(seed);
	const points = (count: number) =>
		Array.from({ length: count }, () => [random() * 1000, random() * 1000] as const);
	const demand = points(n);
	const candidates = m === undefined ? demand : points(m);
	const costs = Float64Array.from(
		demand.flatMap(([x, y]) => candidates.map(([u, v]) => Math.hypot(x - u, y - v)))
	);
	return {
		demandCount: n,
		candidateCount: candidates.length,
		costs: whole ? costs.map((cost) => Math.round(cost)) : costs
	} satisfies CaseMatrix;
}

/** Costs that follow no geometry: whole numbers below `range`. The hardest to prove. */
export function buildNoiseCase(n: number, m: number, seed: number, range = 1000): CaseMatrix {
	const random = buildRandom(seed);
	const costs = Float64Array.from({ length: n * m }, () => Math.floor(random() * range));
	return { demandCount: n, candidateCount: m, costs };
}
