import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { checkProblem } from './check-problem.ts';
import { buildMedianModel, solveMedianModel } from './median-model.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/**
 * `p` candidates such that the weight within `radius` (inclusive) of an open candidate is greatest; those fixed are
 * open too, and what they cover counts. Demands beyond the radius of every candidate are named.
 *
 * @param options.solver helps with the proof where many sites overlap; not needed
 * @throws RangeError if the problem is none, has fewer than `p` candidates to choose of, or the radius is negative
 * @see solveCore for the method: a p-median in which a covered demand costs 0 and any other its weight
 */
export function siteMclp(
	problem: SitingProblem,
	{
		p,
		radius,
		solver,
		...options
	}: SitingOptions & { p: number; radius: number; solver?: Solver | undefined }
): SitingAnswer {
	checkProblem(problem, p);
	const budget = new WorkBudget({ ...options, work: options.work ?? SITING_WORK });
	const model = buildMedianModel(problem, { model: 'mclp', radius });
	return solveMedianModel(model, p, {
		seed: options.seed ?? 1,
		budget,
		onProgress: options.onProgress,
		solver
	});
}
