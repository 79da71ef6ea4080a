import FlatQueue from 'flatqueue';
import type { Random } from '../../geometry/seeded-random.ts';
import type { Solver } from '../../solver/types.ts';
import type { WorkBudget } from '../../work/work-budget.ts';
import { ascendDual, DUAL_LOOK_WORK, type AscendOptions, type Dual } from './ascend-dual.ts';
import { chooseBranch, type BranchRecord } from './choose-branch.ts';
import { cutoffOf } from './cutoff.ts';
import { dropFarEntries } from './drop-far-entries.ts';
import { fixColumns } from './fix-columns.ts';
import { improveChoice } from './improve-choice.ts';
import { measureChoice } from './measure-choice.ts';
import { mergeRows } from './merge-rows.ts';
import { reduceCore, type Decided } from './reduce-core.ts';
import { solveCoreProgram } from './solve-core-program.ts';
import type { Choice, MedianCore } from './types.ts';

/** A part of all choices: some columns decided on, by numbers of the trunk's core, and prices near its bound. */
interface Node extends Decided {
	bound: number;
	prices: Float32Array;
}

const ROOT_ROUNDS = 6;
const NODE_ROUNDS = 3;
/** How often a choice at the root is shaken: more where there is more to choose. */
const ROOT_SHAKES = 50;
const SHAKES_EACH = 3;
/** Every so many sets of columns that the prices choose, one is evaluated as a choice. */
const LOOK_EVERY = 10;
/** A trunk with more entries than this is quicker in the tree than in a linear solver. */
const MOST_ENTRIES = 40_000;

/**
 * Branch and bound over the columns of a core, the most promising part first. The Lagrangian bound decides on most
 * columns before the first branch, so that trees grow on a small core.
 */
export class MedianTree {
	best: Choice;
	/** No choice costs less. */
	bound = -Infinity;
	iterations = 0;
	nodeCount = 0;
	#isRooted = false;
	#rootBound = -Infinity;
	readonly #random: Random;
	readonly #budget: WorkBudget;
	/** What is left after the root, the numbers of its columns in the core given, and the columns chosen on the way. */
	#trunk: MedianCore;
	#numbers: Int32Array;
	#chosen: number[] = [];
	#record: BranchRecord;
	readonly #nodes = new Map<number, Node>();
	readonly #queue = new FlatQueue<number>();
	#nextId = 0;

	/** @param best a choice of `core.count` columns, 0 < count < columnCount */
	constructor(core: MedianCore, best: Choice, random: Random, budget: WorkBudget) {
		this.best = best;
		this.#budget = budget;
		this.#random = random;
		this.#trunk = core;
		this.#numbers = Int32Array.from({ length: core.columnCount }, (_, i) => i);
		this.#record = { risen: new Float64Array(), tries: new Int32Array() };
	}

	/** Grows until the best choice is proven to be, the budget is spent, or it is long enough; then it may be grown on. */
	grow({
		isLong,
		onProgress
	}: {
		isLong?: () => boolean;
		onProgress?: ((share: number) => void) | undefined;
	}): void {
		if (!this.#isRooted) this.#root();
		const rootBound = this.#rootBound;
		while (this.#queue.length > 0) {
			this.bound = this.#queue.peekValue()!;
			if (this.bound >= this.#cutoff) break;
			if (isLong?.() || this.#budget.isOver()) return;
			if (this.nodeCount++ % 64 === 0)
				onProgress?.(0.3 + 0.7 * Math.min(1, (this.bound - rootBound) / (this.#cutoff - rootBound)));
			const id = this.#queue.pop()!;
			const node = this.#nodes.get(id)!;
			this.#nodes.delete(id);
			this.#expand(node);
		}
		this.bound = this.best.objective;
	}

	#root(): void {
		this.#isRooted = true;
		const prices = this.#settleRoot();
		const { columnCount } = this.#trunk;
		this.#record = { risen: new Float64Array(2 * columnCount), tries: new Int32Array(2 * columnCount) };
		const free = Int32Array.from({ length: columnCount }, (_, i) => i);
		this.#rootBound = this.bound;
		if (this.bound < this.#cutoff)
			this.#push({ bound: this.bound, prices: Float32Array.from(prices), free, open: new Int32Array() });
	}

	/**
	 * Leaves what is not decided yet to a linear solver, if that is little enough for it.
	 *
	 * @returns whether it was
	 */
	finish(solver: Solver): boolean {
		const { count, columnCount, entryColumn } = this.#trunk;
		if (count === 0 || count >= columnCount || entryColumn.length > MOST_ENTRIES) return false;
		// The best choice may not be among those that are left: what could not be better is gone.
		const own = Int32Array.from(this.#numbers.keys()).filter((i) =>
			this.best.columns.includes(this.#numbers[i]!)
		);
		const columns = own.length === count ? own : Int32Array.from({ length: count }, (_, i) => i);
		const { bound, ...found } = solveCoreProgram(
			this.#trunk,
			{ columns, objective: measureChoice(this.#trunk, columns) },
			{ solver, budget: this.#budget }
		);
		this.#offer(found.columns);
		this.bound = Math.min(
			this.best.objective,
			Math.max(this.bound, bound >= this.#cutoff ? Infinity : bound)
		);
		return true;
	}

	get #cutoff(): number {
		return cutoffOf(this.#trunk, this.best.objective);
	}

	/** Raises the bound as far as it goes and decides on columns, on ever smaller cores. */
	#settleRoot(): Float64Array {
		let prices: Float64Array = startPrices(this.#trunk, this.best.columns);
		for (let round = 0; round < ROOT_ROUNDS; round++) {
			const before = this.#trunk.columnCount;
			const dual = this.#ascend(this.#trunk, {
				prices,
				...(round === 0 ? { iterations: 600, step: 1 } : { iterations: 300, step: 0.3 }),
				patience: 20,
				onBetter: (columns) => this.#offer(columns)
			});
			prices = dual.prices;
			this.bound = Math.max(this.bound, dual.bound);
			if (this.bound >= this.#cutoff || this.#budget.isOver()) break;
			const { open, free } = fixColumns(dual, { count: this.#trunk.count, cutoff: this.#cutoff });
			this.#chosen.push(...open.map((column) => this.#numbers[column]!));
			const left = reduceCore(this.#trunk, { free: Int32Array.from(free), open: Int32Array.from(open) });
			// Without rounding: prices and bound are sums of many.
			const slack = Math.max(0, this.best.objective * (1 + 1e-9) - dual.bound);
			({ core: this.#trunk, prices } = mergeRows(dropFarEntries(left, prices, slack), prices));
			this.#numbers = Int32Array.from(free, (column) => this.#numbers[column]!);
			const { count, columnCount } = this.#trunk;
			if (count === 0 || count >= columnCount) break;
			const likely = [...free.keys()].toSorted(
				(a, b) => dual.shares[free[b]!]! - dual.shares[free[a]!]! || a - b
			);
			const start = Int32Array.from(likely.slice(0, count));
			const rounds = ROOT_SHAKES + SHAKES_EACH * count;
			const found = improveChoice(this.#trunk, start, {
				rounds,
				random: this.#random,
				budget: this.#budget
			});
			this.#offer(found.columns);
			if (round > 0 && columnCount > 0.9 * before) break;
		}
		return prices;
	}

	#expand(node: Node): void {
		let { free, open, bound } = node;
		let prices: Float64Array = Float64Array.from(node.prices);
		for (let round = 0; ; round++) {
			const core = reduceCore(this.#trunk, { free, open });
			if (core.count === 0) return this.#offer(open);
			if (core.count >= core.columnCount) return this.#offer([...open, ...free]);
			const [within, opened] = [free, open];
			const dual = this.#ascend(core, {
				prices,
				iterations: round === 0 ? 120 : 60,
				step: 0.3,
				patience: 10,
				onBetter: (columns) => this.#offer([...opened, ...columns.map((column) => within[column]!)])
			});
			bound = Math.max(bound, dual.bound);
			if (bound >= this.#cutoff) return;
			prices = dual.prices;
			const fixed = fixColumns(dual, { count: core.count, cutoff: this.#cutoff });
			const decided = free.length - fixed.free.length;
			open = Int32Array.from([...open, ...fixed.open.map((column) => within[column]!)]);
			free = Int32Array.from(fixed.free, (column) => within[column]!);
			const isWorthAnother = decided >= 10 || decided >= 0.2 * within.length;
			const isDecided = open.length === this.#trunk.count || open.length + free.length <= this.#trunk.count;
			if (isDecided || (isWorthAnother && round + 1 < NODE_ROUNDS)) continue;
			const shares = Float64Array.from(fixed.free, (column) => dual.shares[column]!);
			return this.#branch({ bound, prices: Float32Array.from(prices), free, open }, { prices, shares });
		}
	}

	#branch(node: Node, { prices, shares }: Pick<Dual, 'prices' | 'shares'>): void {
		const { free, open, bound } = node;
		const chosen = chooseBranch(this.#record, {
			core: reduceCore(this.#trunk, { free, open }),
			columns: free,
			prices,
			shares,
			bound,
			upper: this.best.objective,
			cutoff: this.#cutoff,
			budget: this.#budget
		});
		const rest = free.filter((_, i) => i !== chosen);
		this.#push({ ...node, free: rest });
		this.#push({ ...node, free: rest, open: Int32Array.from([...open, free[chosen]!]) });
	}

	#push(node: Node): void {
		this.#nodes.set(this.#nextId, node);
		this.#queue.push(this.#nextId++, node.bound);
	}

	#ascend(
		core: MedianCore,
		{
			onBetter,
			...options
		}: Omit<AscendOptions, 'upper' | 'cutoff'> & { onBetter: (columns: Int32Array) => void }
	): Dual {
		let better = 0;
		const upper = this.best.objective;
		const dual = ascendDual(core, {
			...options,
			upper,
			cutoff: this.#cutoff,
			onBetter: (columns) => {
				if (better++ % LOOK_EVERY === 0 && measureChoice(core, columns) < this.best.objective)
					onBetter(columns);
			}
		});
		this.iterations += dual.iterations;
		this.#budget.spend(DUAL_LOOK_WORK * dual.looks);
		return dual;
	}

	/** @param columns numbers of the trunk's core */
	#offer(columns: Iterable<number>): void {
		const objective = measureChoice(this.#trunk, columns);
		if (objective >= this.best.objective) return;
		const numbers = Array.from(columns, (column) => this.#numbers[column]!);
		this.best = { columns: Int32Array.from([...this.#chosen, ...numbers]).toSorted(), objective };
	}
}

/** What each row would pay if its nearest chosen column were gone: near the best prices already. */
function startPrices(core: MedianCore, columns: Int32Array): Float64Array {
	const { columnCount, rowStart, entryColumn, entryCost } = core;
	const isChosen = new Uint8Array(columnCount);
	for (const column of columns) isChosen[column] = 1;
	return core.fallback.map((fallback, row) => {
		let found = 0;
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++)
			if (isChosen[entryColumn[i]!] && ++found === 2) return entryCost[i]!;
		return fallback;
	});
}
