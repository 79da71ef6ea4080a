import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { checkProblem } from './check-problem.ts';
import { buildMedianModel, solveMedianModel } from './median-model.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/**
 * `p` candidates such that the sum of weight × cost to the nearest open candidate is least; those fixed are open too.
 * A demand that some candidate could reach, and none of the open ones does, counts at `penalty` (default
 * `unreachedCost`); one that no candidate can reach does not count and is named.
 *
 * @param options.solver helps with the proof where many sites are much the same; not needed
 * @throws RangeError if the problem is none, or has fewer than `p` candidates to choose of
 * @see solveCore for the method
 */
export function sitePMedian(
	problem: SitingProblem,
	{
		p,
		penalty,
		solver,
		...options
	}: SitingOptions & { p: number; penalty?: number; solver?: Solver | undefined }
): SitingAnswer {
	checkProblem(problem, p);
	const budget = new WorkBudget({ ...options, work: options.work ?? SITING_WORK });
	const model = buildMedianModel(problem, { model: 'p-median', penalty });
	return solveMedianModel(model, p, {
		seed: options.seed ?? 1,
		budget,
		onProgress: options.onProgress,
		solver
	});
}
