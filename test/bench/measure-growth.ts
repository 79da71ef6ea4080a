import type { WalkField } from '#lib/core/network/walk-field.ts';
import { toLimitM } from './compare-speed.ts';
import { Searches } from './engines/lianpian.ts';
import type { PreparedEngine } from './engines/types.ts';
import type { LoadedCity } from './load-city.ts';
import { measure, measureRatio } from './timing.ts';

/** Twice the streets may take this many times as long: n log n, and some room. */
export const GROWTH_BUDGET = 2.3;

/** What our answer costs in relation to the streets it reaches. */
export interface Growth {
	network: string;
	output: 'times' | 'polygons';
	minutes: number;
	/** Streets within reach of the origins, counted once for each of them. */
	reachedKm: number;
	medianMs: number;
	microsecondsPerKm: number;
	/** Time for twice as many streets ÷ time; not given where the network has not enough of them. */
	doubling?: number;
}

/** Times our engine at growing reach. */
export async function measureGrowth(
	city: LoadedCity,
	{ times, polygons }: PreparedEngine,
	{ minutes, budgetMs }: { minutes: readonly number[]; budgetMs: number }
): Promise<Growth[]> {
	const searches = new Searches(city.network);
	const reachedKm = (limitM: number) =>
		city.origins.reduce((km, origin) => km + sumReachedM(searches.from(origin, limitM), limitM) / 1000, 0);
	const growth: Growth[] = [];
	for (const [output, work] of [
		['times', times!],
		['polygons', polygons!]
	] as const)
		for (const budget of minutes) {
			const limitM = toLimitM(budget);
			const km = reachedKm(limitM);
			const answer = (limitM: number) => () => work.run({ limitM, minutes: budget, targets: [] });
			const { medianMs } = await measure(answer(limitM), { runs: 25, budgetMs });
			const doubleM = findLimitM(reachedKm, 2 * km, limitM);
			growth.push({
				network: city.name,
				output,
				minutes: budget,
				reachedKm: km,
				medianMs,
				microsecondsPerKm: (1000 * medianMs) / km,
				...(doubleM !== undefined && {
					doubling: await measureRatio(answer(limitM), answer(doubleM), { budgetMs: 2 * budgetMs })
				})
			});
		}
	return growth;
}

/** The limit at which so many kilometres are reached, within 0.5 %; `undefined` if three times the limit is not enough. */
function findLimitM(reachedKm: (limitM: number) => number, km: number, fromM: number): number | undefined {
	let [low, high] = [fromM, 3 * fromM];
	if (reachedKm(high) < km) return undefined;
	for (let step = 0; step < 12; step++) {
		const middle = (low + high) / 2;
		const here = reachedKm(middle);
		if (Math.abs(here / km - 1) < 0.005) return middle;
		if (here < km) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** Metres of street within the limit of a field with one source. */
function sumReachedM({ network, distanceM, reachedNodes, sources }: WalkField, limitM: number): number {
	const { edgeTo, edgeLengthM, adjacencyStart, adjacencyNode, adjacencyEdge } = network;
	const { edge: own, offsetM } = sources[0]!.position;
	let sumM = Math.min(offsetM, limitM) + Math.min(edgeLengthM[own]! - offsetM, limitM);
	for (const node of reachedNodes!)
		for (let i = adjacencyStart[node]!; i < adjacencyStart[node + 1]!; i++) {
			const edge = adjacencyEdge[i]!;
			const otherM = limitM - distanceM[adjacencyNode[i]!]!;
			// An edge reached from both of its ends is counted at one of them.
			if (edge === own || (otherM >= 0 && node === edgeTo[edge] && adjacencyNode[i] !== node)) continue;
			sumM += Math.min(edgeLengthM[edge]!, limitM - distanceM[node]! + Math.max(0, otherM));
		}
	return sumM;
}
