import type { WorkBudget } from '../../work/work-budget.ts';
import { ascendDual, DUAL_LOOK_WORK } from './ascend-dual.ts';
import { reduceCore } from './reduce-core.ts';
import type { MedianCore } from './types.ts';

/** How much the bound has risen on each column's two branches so far, and how often that was tried: 2 × columns. */
export interface BranchRecord {
	readonly risen: Float64Array;
	readonly tries: Int32Array;
}

/** After this many trials, a column's average is used as its estimate. */
const RELIABLE = 4;
const MOST_TRIED = 16;
const MOST_STALE = 8;
const PROBE_ITERATIONS = 30;

interface Undecided {
	/** What is left to choose, and its columns' numbers in the record. */
	core: MedianCore;
	columns: Int32Array;
	prices: Float64Array;
	/** See `Dual.shares`. */
	shares: Float64Array;
	bound: number;
	upper: number;
	cutoff: number;
	budget: WorkBudget;
}

/**
 * The column to decide on next: the one whose being out and whose being in both raise the bound most. Of the columns
 * about which the prices are undecided, those seldom tried are tried.
 *
 * @returns index into `columns`; `record` is added to
 * @see Achterberg, Koch & Martin (2005), "Branching rules revisited": reliability branching
 */
export function chooseBranch(record: BranchRecord, undecided: Undecided): number {
	const { core, columns, prices, shares, bound, upper, cutoff, budget } = undecided;
	const likely = [...columns.keys()]
		.toSorted((a, b) => Math.abs(shares[a]! - 0.5) - Math.abs(shares[b]! - 0.5) || a - b)
		.slice(0, MOST_TRIED);
	let chosen = likely[0]!;
	let bestScore = -1;
	let stale = 0;
	for (const column of likely) {
		const score = scoreOf(column, 0) * scoreOf(column, 1);
		if (score > bestScore) [bestScore, chosen, stale] = [score, column, 0];
		else if (++stale >= MOST_STALE) break;
	}
	return chosen;

	function scoreOf(column: number, way: 0 | 1): number {
		const at = 2 * columns[column]! + way;
		const rise =
			record.tries[at]! >= RELIABLE ? record.risen[at]! / record.tries[at]! : probe(column, way, at);
		return Math.max(rise, 1e-6 * (cutoff - bound));
	}

	function probe(column: number, way: 0 | 1, at: number): number {
		const child = reduceCore(core, {
			free: Int32Array.from({ length: columns.length - 1 }, (_, i) => (i < column ? i : i + 1)),
			open: way === 1 ? Int32Array.of(column) : new Int32Array()
		});
		if (child.count === 0 || child.count >= child.columnCount) return 0;
		const dual = ascendDual(child, {
			prices,
			upper,
			cutoff,
			iterations: PROBE_ITERATIONS,
			patience: 4,
			step: 0.3
		});
		budget.spend(DUAL_LOOK_WORK * dual.looks);
		const rise = Math.max(0, Math.min(dual.bound, cutoff) - bound);
		record.risen[at]! += rise;
		record.tries[at]!++;
		return rise;
	}
}
