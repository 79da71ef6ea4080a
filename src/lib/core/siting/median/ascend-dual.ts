import { selectLeast } from './select-least.ts';
import type { MedianCore } from './types.ts';

/** A lower bound and what proves it. */
export interface Dual {
	bound: number;
	/** Price of each row, at most its fallback. */
	prices: Float64Array;
	/** What each column saves at these prices, as a cost: ≤ 0. */
	reducedCosts: Float64Array;
	/** How often each column was among the chosen of late: near 1 or 0 for those that are clearly in or out. */
	shares: Float64Array;
	iterations: number;
	/** Work done: entries, rows and columns visited. */
	looks: number;
}

/** Units of `WorkBudget` for a look: see the decision on budgets in work. */
export const DUAL_LOOK_WORK = 6e-6;

export interface AscendOptions {
	/** Prices to begin with; length rowCount. */
	prices: Float64Array;
	/** A known objective: steps are measured by it. */
	upper: number;
	/** A bound this high is high enough. */
	cutoff: number;
	iterations: number;
	/** First step, as a share of the gap; default 1. */
	step?: number;
	/** Iterations without a better bound after which steps are halved; default 15. */
	patience?: number;
	/** Called with the columns that the prices choose, each time the bound is better. */
	onBetter?: (columns: Int32Array) => void;
}

/**
 * Raises the Lagrangian bound in which every row must be served by one column at a price: the sum of the prices and of
 * the `count` least reduced costs. Its best value is that of the linear relaxation.
 *
 * @see Cornuéjols, Fisher & Nemhauser (1977); steps as Held, Wolfe & Crowder (1974), direction as Camerini, Fratta &
 * Maffioli (1975)
 */
export function ascendDual(core: MedianCore, options: AscendOptions): Dual {
	const { rowCount, columnCount, count, rowStart, entryColumn, entryCost, fallback } = core;
	const { upper, cutoff, iterations, patience = 15, onBetter } = options;
	let { step = 1 } = options;
	const prices = options.prices.map((price, row) => Math.min(price, fallback[row]!));
	const best: Dual = {
		bound: -Infinity,
		prices: prices.slice(),
		reducedCosts: new Float64Array(columnCount),
		shares: new Float64Array(columnCount),
		iterations: 0,
		looks: 0
	};
	const reduced = new Float64Array(columnCount);
	const indexes = Int32Array.from({ length: columnCount }, (_, i) => i);
	const isChosen = new Uint8Array(columnCount);
	const direction = new Float64Array(rowCount);
	const slope = new Float64Array(rowCount);
	let stale = 0;
	for (; best.iterations < iterations; best.iterations++) {
		reduced.fill(0);
		let bound = 0;
		let looks = 0;
		for (let row = 0; row < rowCount; row++) {
			const price = prices[row]!;
			bound += price;
			const start = rowStart[row]!;
			let i = start;
			for (const end = rowStart[row + 1]!; i < end; i++) {
				const saved = entryCost[i]! - price;
				if (saved >= 0) break;
				reduced[entryColumn[i]!]! += saved;
			}
			looks += i - start;
		}
		// The rows below are visited again for the slope.
		best.looks += 2 * looks + 4 * rowCount + 4 * columnCount;
		selectLeast(indexes, reduced, count);
		isChosen.fill(0);
		for (let k = 0; k < count; k++) {
			bound += reduced[indexes[k]!]!;
			isChosen[indexes[k]!] = 1;
		}
		for (let column = 0; column < columnCount; column++)
			best.shares[column] = 0.95 * best.shares[column]! + 0.05 * isChosen[column]!;
		if (bound > best.bound) {
			if (bound > best.bound + 1e-4 * (upper - best.bound)) stale = 0;
			best.bound = bound;
			best.prices.set(prices);
			best.reducedCosts.set(reduced);
			onBetter?.(indexes.subarray(0, count));
			if (bound >= cutoff) break;
		}
		if (++stale > patience) {
			stale = 0;
			step /= 2;
			if (step < 1e-4) break;
			prices.set(best.prices);
			direction.fill(0);
			continue;
		}
		let along = 0;
		let lengthSquared = 0;
		for (let row = 0; row < rowCount; row++) {
			const price = prices[row]!;
			let wanted = 1;
			for (let i = rowStart[row]!, end = rowStart[row + 1]!; i < end && entryCost[i]! < price; i++)
				wanted -= isChosen[entryColumn[i]!]!;
			if (wanted > 0 && price >= fallback[row]!) wanted = 0;
			slope[row] = wanted;
			along += wanted * direction[row]!;
			lengthSquared += direction[row]! * direction[row]!;
		}
		const turn = along < 0 && lengthSquared > 0 ? (-1.5 * along) / lengthSquared : 0;
		lengthSquared = 0;
		for (let row = 0; row < rowCount; row++) {
			direction[row] = slope[row]! + turn * direction[row]!;
			lengthSquared += direction[row]! * direction[row]!;
		}
		if (lengthSquared < 1e-12) break;
		const length = (step * (1.02 * upper - bound)) / lengthSquared;
		for (let row = 0; row < rowCount; row++)
			prices[row] = Math.max(0, Math.min(fallback[row]!, prices[row]! + length * direction[row]!));
	}
	return best;
}
