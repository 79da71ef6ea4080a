import { judgeBound } from './judge-bound.ts';
import { buildProblemCore, chooseMedians, type ChooseOptions, type ProblemCore } from './choose-medians.ts';
import { explainSites } from './explain-sites.ts';
import { listUnreachable } from './list-unreachable.ts';
import type { SitingAnswer, SitingProblem } from './types.ts';

/**
 * Models that add up what each demand loses by the cost to its nearest open candidate.
 *
 * `mclp`: within `radius` (inclusive) nothing, beyond it everything; the objective is the weight that loses nothing.
 * `p-median`: the cost itself, and `penalty` where no open candidate can be reached.
 */
export type MedianSpec =
	{ model: 'mclp'; radius: number } | { model: 'p-median'; penalty?: number | undefined };

/** A model made ready for any number of sites. */
export interface MedianModel {
	problem: SitingProblem;
	spec: MedianSpec;
	core: ProblemCore;
	/** Of weight 1 at a cost; Infinity: not served. */
	lossOf: (cost: number) => number;
	unreachable: number[];
	/** Weight of all that can be reached. */
	weight: number;
}

/**
 * The cost per weight of a demand that none of the open candidates can reach: twice the greatest cost there is, so
 * that reaching a demand is always worth more than a shorter way of the same weight. 0 if nothing can be reached.
 */
export function unreachedCost({ costs }: Pick<SitingProblem, 'costs'>): number {
	return 2 * costs.reduce((greatest, cost) => (cost < Infinity ? Math.max(greatest, cost) : greatest), 0);
}

/** @throws RangeError if the radius or the penalty is none */
export function buildMedianModel(problem: SitingProblem, spec: MedianSpec): MedianModel {
	const { lossOf, limit } = readMedianSpec(problem, spec);
	const { reachable, unreachable } = listUnreachable(problem, limit);
	const weight = reachable.reduce((sum, demand) => sum + problem.weights[demand]!, 0);
	return { problem, spec, core: buildProblemCore(problem, reachable, lossOf), lossOf, unreachable, weight };
}

/**
 * What each demand of weight 1 loses at a cost, and the cost up to which it can be served at all.
 *
 * @throws RangeError if the radius or the penalty is none
 */
export function readMedianSpec(
	problem: SitingProblem,
	spec: MedianSpec
): { limit: number; lossOf: (cost: number) => number } {
	if (spec.model === 'mclp') {
		const { radius } = spec;
		if (!(radius >= 0)) throw new RangeError(`${radius} is no radius.`);
		const limit = Math.min(radius, Number.MAX_VALUE);
		return { limit, lossOf: (cost: number) => (cost <= limit ? 0 : 1) };
	}
	const { penalty = unreachedCost(problem) } = spec;
	if (!(penalty >= 0 && penalty < Infinity))
		throw new RangeError(`${penalty} is no cost of being unreached.`);
	return { limit: Number.MAX_VALUE, lossOf: (cost: number) => Math.min(cost, penalty) };
}

/** The best `p` sites of a model. */
export function solveMedianModel(
	{ problem, spec, core, lossOf, unreachable, weight }: MedianModel,
	p: number,
	options: ChooseOptions
): SitingAnswer {
	const solved = chooseMedians(core, p, options);
	const { sites, assignment } = explainSites(problem, solved.selected, lossOf);
	const toObjective = (loss: number) => (spec.model === 'mclp' ? weight - loss : loss);
	const isServed = (cost: number) => cost < Infinity && (spec.model !== 'mclp' || cost <= spec.radius);
	return {
		model: spec.model,
		p,
		selected: solved.selected,
		...judgeBound(toObjective(solved.objective), toObjective(solved.bound)),
		greedy: { objective: toObjective(solved.greedy.objective), selected: solved.greedySelected },
		assignment: assignment.candidate.map((candidate, demand) =>
			isServed(assignment.cost[demand]!) ? candidate : -1
		),
		unreachable,
		sites,
		iterations: solved.iterations,
		stopped: options.budget.stopped
	};
}
