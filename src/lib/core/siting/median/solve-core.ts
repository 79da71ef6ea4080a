import { buildRandom } from '../../geometry/seeded-random.ts';
import type { Solver } from '../../solver/types.ts';
import type { WorkBudget } from '../../work/work-budget.ts';
import { addGreedily } from './add-greedily.ts';
import { roundBound } from './cutoff.ts';
import { improveChoice } from './improve-choice.ts';
import { MedianTree } from './median-tree.ts';
import type { Choice, MedianCore } from './types.ts';

const SHAKES = 30;
/** At this many nodes the tree is reconsidered: a linear solver may finish it sooner. */
const LONG_TREE = 60;

export interface SolveCoreOptions {
	seed: number;
	/** Once it is spent, the best found so far is returned with what bound there is. */
	budget: WorkBudget;
	onProgress?: ((share: number) => void) | undefined;
	/** Takes over the proof where it is faster. */
	solver?: Solver | undefined;
}

export interface SolvedCore extends Choice {
	/** No choice costs less; equal to the objective where it is proven best. */
	bound: number;
	greedy: Choice;
	/** Steps of the dual and nodes of the tree. */
	iterations: number;
	nodeCount: number;
}

/**
 * The best choice of columns, with proof: a good one by iterated exchange, a bound by Lagrangian relaxation, and what
 * is between them by deciding on columns one after another. Equal core, seed and work, equal answer, unless time is up.
 */
export function solveCore(core: MedianCore, options: SolveCoreOptions): SolvedCore {
	const { seed, budget, onProgress, solver } = options;
	const { columns, objective } = addGreedily(core);
	const greedy: Choice = { columns: columns.toSorted(), objective };
	const random = buildRandom(seed);
	const best = improveChoice(core, columns, { rounds: SHAKES, random, budget });
	onProgress?.(0.1);
	const tree = new MedianTree(core, best, random, budget);
	// Costs are never negative, and without a choice there is nothing to prove.
	if (best.objective > 0 && core.count > 0 && core.count < core.columnCount) {
		const isLong = () => solver !== undefined && tree.nodeCount >= LONG_TREE;
		tree.grow({ isLong, onProgress });
		const isOpen = () => tree.bound < tree.best.objective && !budget.isOver();
		if (solver && isOpen() && !tree.finish(solver)) tree.grow({ onProgress });
	} else tree.bound = best.objective;
	const bound = roundBound(core, tree.bound, tree.best.objective);
	return { ...tree.best, bound, greedy, iterations: tree.iterations, nodeCount: tree.nodeCount };
}
