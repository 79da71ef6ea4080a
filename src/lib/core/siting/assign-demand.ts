import type { SitingProblem } from './types.ts';

/** Where each demand goes, and what it would cost without that candidate. */
export interface Assignment {
	/** Cheapest open candidate, of equal ones the first; −1 where none can be reached. */
	candidate: Int32Array;
	/** Its cost and that of the next cheapest open one; Infinity where there is none. */
	cost: Float64Array;
	nextCost: Float64Array;
}

/** Sends each demand to the cheapest of the open candidates. */
export function assignDemand(
	{ demandCount, candidateCount, costs }: Pick<SitingProblem, 'demandCount' | 'candidateCount' | 'costs'>,
	open: readonly number[]
): Assignment {
	const ascending = open.toSorted((a, b) => a - b);
	const candidate = new Int32Array(demandCount).fill(-1);
	const cost = new Float64Array(demandCount).fill(Infinity);
	const nextCost = new Float64Array(demandCount).fill(Infinity);
	for (let demand = 0; demand < demandCount; demand++)
		for (const column of ascending) {
			const offered = costs[demand * candidateCount + column]!;
			if (offered < cost[demand]!) {
				nextCost[demand] = cost[demand]!;
				cost[demand] = offered;
				candidate[demand] = column;
			} else if (offered < nextCost[demand]!) nextCost[demand] = offered;
		}
	return { candidate, cost, nextCost };
}
