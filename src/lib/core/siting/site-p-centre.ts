import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { assignDemand } from './assign-demand.ts';
import { checkProblem } from './check-problem.ts';
import { explainSites } from './explain-sites.ts';
import { coverGreedily, findCover } from './find-cover.ts';
import { judgeBound } from './judge-bound.ts';
import { listCoverRows } from './list-cover-rows.ts';
import { listUnreachable } from './list-unreachable.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/**
 * `p` candidates such that the greatest cost of any demand to its nearest open candidate is least; those fixed are
 * open too. Demands that no candidate can reach are named and left out; the objective is Infinity where `p` cannot
 * reach all the others.
 *
 * Bisects the sorted list of all costs; each step checks whether `p` candidates cover every demand within one.
 *
 * @throws RangeError if the problem is none, or has fewer than `p` candidates to choose of
 * @see Minieka (1970); Daskin (1995)
 */
export function sitePCentre(
	problem: SitingProblem,
	{ p, solver, ...options }: SitingOptions & { p: number; solver: Solver }
): SitingAnswer {
	checkProblem(problem, p);
	const budget = new WorkBudget({ ...options, work: options.work ?? SITING_WORK });
	const { reachable, unreachable } = listUnreachable(problem);
	const radii = listRadii(problem, reachable);
	const rowsAt = (index: number) => listCoverRows(problem, reachable, radii[index]!);
	// The first radius within which taking one after another does, then the first at all.
	const greedyIndex = findFirst(radii.length, (index) => coverGreedily(rowsAt(index)).length <= p);
	const greedy = greedyIndex < radii.length ? coverGreedily(rowsAt(greedyIndex)) : [];
	let selected = greedy;
	let iterations = 0;
	// Below `low` it is proven that p do not do.
	let [low, high] = [0, greedyIndex];
	while (low < high && !budget.isOver()) {
		const middle = (low + high) >> 1;
		const cover = findCover(rowsAt(middle), { solver, budget, enough: p });
		iterations++;
		if (cover.columns.length <= p) [high, selected] = [middle, cover.columns];
		else if (cover.bound > p) low = middle + 1;
		else break;
		options.onProgress?.(1 - (high - low) / Math.max(1, greedyIndex));
	}
	const chosen = fillUp(problem, selected, p);
	const objective = high < radii.length ? worstOf(problem, chosen, reachable) : Infinity;
	const { sites, assignment } = explainSites(problem, chosen, (cost) => (cost <= objective ? 0 : 1));
	const greedyChosen = fillUp(problem, greedy, p);
	options.onProgress?.(1);
	return {
		model: 'p-centre',
		p,
		selected: chosen,
		...judgeBound(objective, low < radii.length ? Math.min(objective, radii[low] ?? 0) : Infinity),
		greedy: {
			objective: greedyIndex < radii.length ? worstOf(problem, greedyChosen, reachable) : Infinity,
			selected: greedyChosen
		},
		assignment: assignment.candidate,
		unreachable,
		sites,
		iterations,
		stopped: budget.stopped
	};
}

/** All costs that the worst one can be, ascending: not below what the hardest to reach costs at best. */
function listRadii({ candidateCount, costs }: SitingProblem, demands: readonly number[]): Float64Array {
	let least = 0;
	// If no demand can be reached, there is no longest walk.
	const all = new Set<number>(demands.length === 0 ? [0] : []);
	for (const demand of demands) {
		const row = costs.subarray(demand * candidateCount, (demand + 1) * candidateCount);
		least = Math.max(
			least,
			row.reduce((a, b) => Math.min(a, b), Infinity)
		);
		for (const cost of row) if (cost < Infinity) all.add(cost);
	}
	return Float64Array.from(all)
		.filter((cost) => cost >= least)
		.sort();
}

/** First index of which it is true; `count` if of none. It must stay true from there on, or nearly so. */
function findFirst(count: number, isTrue: (index: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isTrue(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** Fewer than `p` do: the others are the first that are neither chosen nor fixed. */
function fillUp({ candidateCount, fixed }: SitingProblem, chosen: readonly number[], p: number): number[] {
	const filled = new Set(chosen);
	for (let candidate = 0; candidate < candidateCount && filled.size < p; candidate++)
		if (!fixed.includes(candidate)) filled.add(candidate);
	return [...filled].toSorted((a, b) => a - b);
}

function worstOf(problem: SitingProblem, chosen: readonly number[], demands: readonly number[]): number {
	const { cost } = assignDemand(problem, [...problem.fixed, ...chosen]);
	return demands.reduce((worst, demand) => Math.max(worst, cost[demand]!), 0);
}
