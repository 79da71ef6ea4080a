import { assignDemand, type Assignment } from './assign-demand.ts';
import type { SiteReason, SitingProblem } from './types.ts';

/**
 * The gain of each chosen candidate, and the loss without it.
 *
 * @param lossOf of a demand of weight 1 at a cost (Infinity: not served): what the model minimises
 * @returns reasons as long as `selected`, and the site of each demand
 */
export function explainSites(
	problem: SitingProblem,
	selected: readonly number[],
	lossOf: (cost: number) => number
): { sites: SiteReason[]; assignment: Assignment } {
	const { demandCount, weights, fixed } = problem;
	const assignment = assignDemand(problem, [...fixed, ...selected]);
	const before = assignDemand(problem, fixed);
	const sites = new Map(
		selected.map((candidate) => [candidate, { candidate, demands: 0, weight: 0, brings: 0, lostWithout: 0 }])
	);
	for (let demand = 0; demand < demandCount; demand++) {
		const site = sites.get(assignment.candidate[demand]!);
		if (!site) continue;
		const weight = weights[demand]!;
		const loss = lossOf(assignment.cost[demand]!);
		site.demands++;
		site.weight += weight;
		site.brings += weight * (lossOf(before.cost[demand]!) - loss);
		site.lostWithout += weight * (lossOf(assignment.nextCost[demand]!) - loss);
	}
	return { sites: [...sites.values()], assignment };
}
