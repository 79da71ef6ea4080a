import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { checkProblem } from './check-problem.ts';
import { explainSites } from './explain-sites.ts';
import { findCover } from './find-cover.ts';
import { judgeBound } from './judge-bound.ts';
import { listCoverRows } from './list-cover-rows.ts';
import { listUnreachable } from './list-unreachable.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/**
 * The fewest further candidates such that every demand has an open one within `radius` (inclusive). Demands that no
 * candidate covers are named as unreachable and left out.
 *
 * @throws RangeError if the problem is none, or the radius is negative
 */
export function siteLscp(
	problem: SitingProblem,
	{ radius, solver, ...options }: SitingOptions & { radius: number; solver: Solver }
): SitingAnswer {
	checkProblem(problem);
	if (!(radius >= 0)) throw new RangeError(`${radius} is no radius.`);
	const limit = Math.min(radius, Number.MAX_VALUE);
	const budget = new WorkBudget({ ...options, work: options.work ?? SITING_WORK });
	const { reachable, unreachable } = listUnreachable(problem, limit);
	const cover = findCover(listCoverRows(problem, reachable, limit), { solver, budget });
	const { sites, assignment } = explainSites(problem, cover.columns, (cost) => (cost <= limit ? 0 : 1));
	options.onProgress?.(1);
	return {
		model: 'lscp',
		p: cover.columns.length,
		selected: cover.columns,
		...judgeBound(cover.columns.length, cover.bound),
		greedy: { objective: cover.greedy.length, selected: cover.greedy },
		assignment: assignment.candidate.map((candidate, demand) =>
			assignment.cost[demand]! <= limit ? candidate : -1
		),
		unreachable,
		sites,
		iterations: 0,
		stopped: budget.stopped
	};
}
