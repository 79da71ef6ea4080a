import type { Solver } from '../solver/types.ts';
import { WorkBudget } from '../work/work-budget.ts';
import { allocateRows } from './capacity/allocate-rows.ts';
import { ascendCapacityDual } from './capacity/ascend-capacity-dual.ts';
import { addWithRoom, exchangeWithRoom } from './capacity/choose-with-room.ts';
import { solveCapacityProgram } from './capacity/solve-capacity-program.ts';
import type { Allocation, CapacityCore } from './capacity/types.ts';
import { checkProblem } from './check-problem.ts';
import { judgeBound } from './judge-bound.ts';
import { listUnreachable } from './list-unreachable.ts';
import { readMedianSpec, type MedianSpec } from './median-model.ts';
import { buildCore } from './median/build-core.ts';
import { roundBound } from './median/cutoff.ts';
import { SITING_WORK, type SitingAnswer, type SitingOptions, type SitingProblem } from './types.ts';

/** A program with more pairs of demand and candidate than this is beyond the solver in seconds. */
const MOST_PAIRS = 25_000;
const DUAL_ITERATIONS = 400;
const LEAST_NEAR = 48;
const NEAR_OPEN = 8;

/**
 * MCLP or p-median where every candidate, the fixed ones too, takes only so much weight. A demand goes to one open
 * candidate whole or to none: it is never split, and one larger than every capacity within reach goes to none. Going to
 * none is to be uncovered (MCLP) or to cost the penalty (p-median).
 *
 * Proven where the program is small enough for the solver with the work there is; else the best found and a bound by
 * Lagrangian relaxation.
 *
 * @param options.capacities of each candidate, ≥ 0
 * @throws RangeError if the problem is none
 */
export function siteCapacitated(
	problem: SitingProblem,
	{
		spec,
		p,
		capacities,
		solver,
		...options
	}: SitingOptions & { spec: MedianSpec; p: number; capacities: Float64Array; solver: Solver }
): SitingAnswer {
	checkProblem(problem, p);
	if (capacities.length !== problem.candidateCount || capacities.some((room) => !(room >= 0)))
		throw new RangeError('Every candidate needs a capacity of 0 or more.');
	const budget = new WorkBudget({ ...options, work: options.work ?? SITING_WORK });
	const { lossOf, limit } = readMedianSpec(problem, spec);
	const { reachable, unreachable } = listUnreachable(problem, limit);
	const core = buildCapacityCore(problem, { demands: reachable, p, capacities, lossOf });
	const near = keepNear(core);
	const greedy = widen(core, addWithRoom(near));
	options.onProgress?.(0.1);
	const phase = (share: number) => budget.part(share * budget.left);
	let best = widen(core, exchangeWithRoom(near, greedy, phase(0.3)));
	options.onProgress?.(0.4);
	let bound = ascendCapacityDual(core, {
		upper: best.objective,
		iterations: DUAL_ITERATIONS,
		budget: phase(0.4),
		onChoice: (columns) => {
			const found = allocateRows(near, columns);
			if (found.objective < best.objective) best = found;
			return best.objective;
		}
	});
	bound = roundBound(core, bound, best.objective);
	options.onProgress?.(0.7);
	if (bound < best.objective) best = widen(core, exchangeWithRoom(near, best, phase(0.3)));
	if (bound < best.objective && core.entryColumn.length <= MOST_PAIRS && !budget.isOver()) {
		const { bound: proven, ...found } = solveCapacityProgram(core, best, {
			solver,
			budget,
			bound
		});
		best = found;
		bound = roundBound(core, Math.max(bound, proven), best.objective);
	}
	options.onProgress?.(1);
	const weight = reachable.reduce((sum, demand) => sum + problem.weights[demand]!, 0);
	const toObjective = (loss: number) => (spec.model === 'mclp' ? weight - loss : loss);
	const assignment = new Int32Array(problem.demandCount).fill(-1);
	for (const [row, demand] of reachable.entries()) assignment[demand] = best.columnOf[row]!;
	return {
		model: spec.model,
		p,
		selected: [...best.columns],
		...judgeBound(toObjective(best.objective), toObjective(bound)),
		greedy: { objective: toObjective(greedy.objective), selected: [...greedy.columns] },
		assignment,
		unreachable,
		sites: explainAllocation(core, best),
		iterations: DUAL_ITERATIONS,
		stopped: budget.stopped
	};
}

function buildCapacityCore(
	{ candidateCount, costs, weights, fixed }: SitingProblem,
	{
		demands,
		p,
		capacities,
		lossOf
	}: { demands: readonly number[]; p: number; capacities: Float64Array; lossOf: (cost: number) => number }
): CapacityCore {
	const size = Float64Array.from(demands, (demand) => weights[demand]!);
	const fallback = size.map((weight) => weight * lossOf(Infinity));
	const isFixed = new Uint8Array(candidateCount);
	for (const candidate of fixed) isFixed[candidate] = 1;
	const core = buildCore(
		{ rowCount: demands.length, columnCount: candidateCount, count: p, fallback },
		(row, column) =>
			capacities[column]! < size[row]!
				? Infinity
				: size[row]! * lossOf(costs[demands[row]! * candidateCount + column]!)
	);
	return { ...core, isFixed, size, room: capacities };
}

/** Of each row the candidates that it may well go to: of those open, some eight. The search is quicker on these. */
function keepNear(core: CapacityCore): CapacityCore {
	const { rowCount, columnCount, count, isFixed, rowStart, entryColumn, entryCost } = core;
	const openCount = count + isFixed.reduce((sum, one) => sum + one, 0);
	const most = Math.max(LEAST_NEAR, Math.ceil((NEAR_OPEN * columnCount) / Math.max(1, openCount)));
	const start = new Int32Array(rowCount + 1);
	const kept: number[] = [];
	for (let row = 0; row < rowCount; row++) {
		for (let i = rowStart[row]!; i < Math.min(rowStart[row + 1]!, rowStart[row]! + most); i++) kept.push(i);
		start[row + 1] = kept.length;
	}
	return {
		...core,
		rowStart: start,
		entryColumn: Int32Array.from(kept, (i) => entryColumn[i]!),
		entryCost: Float64Array.from(kept, (i) => entryCost[i]!)
	};
}

/** The same columns with all ways allowed, if that is better. */
function widen(core: CapacityCore, found: Allocation): Allocation {
	const wide = allocateRows(core, found.columns);
	return wide.objective < found.objective ? wide : found;
}

/** What each site takes, saves those it takes, and what would be lost if they had to go elsewhere. */
function explainAllocation(core: CapacityCore, best: Allocation): SitingAnswer['sites'] {
	const before = listCosts(core, allocateRows(core, []));
	const after = listCosts(core, best);
	return [...best.columns].map((candidate) => {
		const rows = [...best.columnOf.keys()].filter((row) => best.columnOf[row] === candidate);
		const without = allocateRows(
			core,
			best.columns.filter((column) => column !== candidate)
		);
		return {
			candidate,
			demands: rows.length,
			weight: rows.reduce((sum, row) => sum + core.size[row]!, 0),
			brings: rows.reduce((sum, row) => sum + before[row]! - after[row]!, 0),
			lostWithout: Math.max(0, without.objective - best.objective)
		};
	});
}

function listCosts({ rowStart, entryColumn, entryCost, fallback }: CapacityCore, { columnOf }: Allocation) {
	return fallback.map((none, row) => {
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++)
			if (entryColumn[i] === columnOf[row]) return entryCost[i]!;
		return none;
	});
}
