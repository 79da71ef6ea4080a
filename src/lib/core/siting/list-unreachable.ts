import type { SitingProblem } from './types.ts';

/** Demands with a weight that no candidate serves at a cost of at most `limit`, ascending; and all others. */
export function listUnreachable(
	{ demandCount, candidateCount, costs, weights }: SitingProblem,
	limit = Number.MAX_VALUE
): { unreachable: number[]; reachable: number[] } {
	const unreachable: number[] = [];
	const reachable: number[] = [];
	for (let demand = 0; demand < demandCount; demand++) {
		if (weights[demand] === 0) continue;
		const row = costs.subarray(demand * candidateCount, (demand + 1) * candidateCount);
		(row.some((cost) => cost <= limit) ? reachable : unreachable).push(demand);
	}
	return { unreachable, reachable };
}
