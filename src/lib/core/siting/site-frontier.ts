import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { checkProblem } from './check-problem.ts';
import { judgeBound } from './judge-bound.ts';
import { buildMedianModel, solveMedianModel, type MedianSpec } from './median-model.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/** The best choice of some number of sites. */
export type FrontierPoint = Pick<
	SitingAnswer,
	'p' | 'selected' | 'objective' | 'bound' | 'gap' | 'optimal' | 'greedy' | 'stopped'
>;

/**
 * The best of 1, 2, … `most` sites, each with its proof or gap: what one more site is worth. More sites are never
 * worse, and fewer never have a better bound, even where the budget was spent.
 *
 * @param options.most is lowered to the number of candidates there are
 * @throws RangeError if the problem is none
 */
export function siteFrontier(
	problem: SitingProblem,
	{
		spec,
		most,
		solver,
		...options
	}: SitingOptions & { spec: MedianSpec; most: number; solver?: Solver | undefined }
): FrontierPoint[] {
	checkProblem(problem);
	if (!(Number.isInteger(most) && most >= 1)) throw new RangeError(`${most} is no number of sites.`);
	const { seed = 1, work = SITING_WORK, onProgress } = options;
	const all = new WorkBudget({ ...options, work });
	const model = buildMedianModel(problem, spec);
	const last = Math.min(most, model.core.candidates.length);
	const points: FrontierPoint[] = [];
	for (let p = 1; p <= last; p++) {
		const budget = all.part(all.left / (last - p + 1));
		const { selected, objective, bound, gap, optimal, greedy, stopped } = solveMedianModel(model, p, {
			seed,
			budget
		});
		points.push({ p, selected, objective, bound, gap, optimal, greedy, stopped });
		onProgress?.(p / last);
	}
	return straighten(points, spec.model === 'mclp' ? 1 : -1, model.core.candidates);
}

/** What was found and proven for other numbers of sites holds too. @param sign 1 where more is better */
function straighten(points: FrontierPoint[], sign: 1 | -1, candidates: Iterable<number>): FrontierPoint[] {
	const straight = points.map((point) => ({ ...point }));
	for (const [i, point] of straight.entries()) {
		const fewer = straight[i - 1];
		if (!fewer || sign * point.objective >= sign * fewer.objective) continue;
		point.objective = fewer.objective;
		const extra = [...candidates].find((candidate) => !fewer.selected.includes(candidate))!;
		point.selected = [...fewer.selected, extra].toSorted((a, b) => a - b);
	}
	for (const [i, point] of [...straight.entries()].toReversed()) {
		const more = straight[i + 1];
		if (more && sign * point.bound > sign * more.bound) point.bound = more.bound;
	}
	return straight.map((point) => ({ ...point, ...judgeBound(point.objective, point.bound) }));
}
