import { assignDemand } from './assign-demand.ts';
import type { WorkBudget } from '../work/work-budget.ts';
import type { Solver } from '../solver/types.ts';
import { buildCore } from './median/build-core.ts';
import { solveCore, type SolvedCore } from './median/solve-core.ts';
import type { MedianCore } from './median/types.ts';
import type { SitingProblem } from './types.ts';

/** The core of a problem: its columns are the candidates that are not fixed, its rows the demands that count. */
export interface ProblemCore {
	core: MedianCore;
	/** Candidate of each column, ascending. */
	candidates: Int32Array;
}

/**
 * @param lossOf of a demand of weight 1 at a cost (Infinity: not served), finite and non-decreasing
 * @param demands those that count: each a row
 */
export function buildProblemCore(
	problem: SitingProblem,
	demands: readonly number[],
	lossOf: (cost: number) => number
): ProblemCore {
	const { candidateCount, costs, weights, fixed } = problem;
	const isFixed = new Set(fixed);
	const candidates = Int32Array.from(
		[...Array(candidateCount).keys()].filter((candidate) => !isFixed.has(candidate))
	);
	const before = assignDemand(problem, fixed);
	const core = buildCore(
		{
			rowCount: demands.length,
			columnCount: candidates.length,
			count: 0,
			fallback: Float64Array.from(demands, (demand) => weights[demand]! * lossOf(before.cost[demand]!))
		},
		(row, column) => {
			const demand = demands[row]!;
			return weights[demand]! * lossOf(costs[demand * candidateCount + candidates[column]!]!);
		}
	);
	return { core, candidates };
}

/**
 * Chooses `p` candidates such that the sum of the losses is least.
 *
 * @param options.solver takes over the proof where it is faster; optional
 */
export function chooseMedians(
	{ core, candidates }: ProblemCore,
	p: number,
	{ seed, budget, onProgress, solver }: ChooseOptions
): SolvedCore & { selected: number[]; greedySelected: number[] } {
	const solved = solveCore({ ...core, count: p }, { seed, budget, onProgress, solver });
	const toCandidates = (columns: Int32Array) => [...columns].map((column) => candidates[column]!);
	return {
		...solved,
		selected: toCandidates(solved.columns),
		greedySelected: toCandidates(solved.greedy.columns)
	};
}

export interface ChooseOptions {
	seed: number;
	budget: WorkBudget;
	onProgress?: ((share: number) => void) | undefined;
	solver?: Solver | undefined;
}
