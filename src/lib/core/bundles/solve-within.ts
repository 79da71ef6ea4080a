import type { Solved, Solver } from '../solver/types.ts';
import type { WorkBudget } from '../work/work-budget.ts';
import type { BundleProgram } from './build-program.ts';
import type { Draft } from './types.ts';

/** Tools of a search. */
export interface Means {
	/** Without one, no program is solved. */
	solver: Solver | undefined;
	budget: WorkBudget;
}

interface SolveWithinOptions {
	/** A draft to begin with. */
	start?: Draft | undefined;
	/** What is proven within this is proven. */
	absoluteGap: number;
}

/** Below this, a search is not started. */
const LEAST_WORK = 50;

/** Solves a program with what is left of the budget; `undefined` if that is next to nothing, or there is no solver. */
export function solveWithin(
	{ program, toStart }: BundleProgram,
	{ solver, budget }: Means,
	{ start, absoluteGap }: SolveWithinOptions
): Solved | undefined {
	if (!solver || budget.left < LEAST_WORK || budget.isOver()) return undefined;
	const solved = solver.solve(program, {
		work: budget.left,
		timeLimitS: budget.leftS,
		absoluteGap,
		...(start && { start: toStart(start) })
	});
	budget.spend(solved.work);
	if (solved.stoppedBy === 'time') budget.noteTimeUp();
	return solved;
}
