import type { WorkBudget } from '../../work/work-budget.ts';
import { selectLeast } from '../median/select-least.ts';
import type { CapacityCore } from './types.ts';

/** Units of `WorkBudget` for each entry of an iteration, the occasional evaluation of a choice included. */
const ENTRY_WORK = 1e-5;

interface AscendOptions {
	upper: number;
	iterations: number;
	budget: WorkBudget;
	/** Called now and then with the columns that the prices choose, the fixed ones not among them. */
	onChoice: (columns: number[]) => number;
}

/**
 * A bound by prices of the rows: each column takes the rows that pay best for the room they need, the last one in part;
 * the fixed columns and the best `count` of the others are open. No allocation costs less.
 *
 * @see Lorena & Senne (2004), "A column generation approach to capacitated p-median problems": Lagrangian with
 * knapsacks, here relaxed as Dantzig (1957)
 */
export function ascendCapacityDual(core: CapacityCore, options: AscendOptions): number {
	const { rowCount, columnCount, count, isFixed, rowStart, entryColumn, entryCost, fallback } = core;
	let { upper } = options;
	const prices = startPrices(core);
	let bestPrices = prices.slice();
	let best = -Infinity;
	let [step, stale] = [1, 0];
	const free = Int32Array.from(isFixed.keys()).filter((column) => !isFixed[column]);
	const values = new Float64Array(columnCount);
	const served = new Float64Array(rowCount);
	for (let iteration = 0; iteration < options.iterations && !options.budget.isOver(); iteration++) {
		options.budget.spend(ENTRY_WORK * entryColumn.length);
		const packed = packColumns(core, prices);
		for (let column = 0; column < columnCount; column++) values[column] = -packed.value[column]!;
		selectLeast(free, values, count);
		const isOpen = isFixed.slice();
		for (let k = 0; k < count; k++) isOpen[free[k]!] = 1;
		let bound = prices.reduce((sum, price) => sum + price, 0);
		served.fill(0);
		for (let column = 0; column < columnCount; column++) {
			if (!isOpen[column]) continue;
			bound += values[column]!;
			for (const { row, share } of packed.rows[column]!) served[row]! += share;
		}
		if (iteration % 10 === 0)
			upper = Math.min(upper, options.onChoice([...free.subarray(0, count)].toSorted((a, b) => a - b)));
		if (bound > best) {
			if (bound > best + 1e-4 * (upper - best)) stale = 0;
			best = bound;
			bestPrices = prices.slice();
			if (best >= upper) break;
		}
		if (++stale > 12) {
			[step, stale] = [step / 2, 0];
			if (step < 1e-3) break;
			prices.set(bestPrices);
			continue;
		}
		let lengthSquared = 0;
		for (let row = 0; row < rowCount; row++) {
			const wanted = 1 - served[row]!;
			if (!(wanted > 0 && prices[row]! >= fallback[row]!)) lengthSquared += wanted * wanted;
		}
		if (lengthSquared < 1e-12) break;
		const length = (step * (1.02 * upper - bound)) / lengthSquared;
		for (let row = 0; row < rowCount; row++)
			prices[row] = Math.max(0, Math.min(fallback[row]!, prices[row]! + length * (1 - served[row]!)));
	}
	return Math.max(best, boundByRows(core));

	function packColumns({ size, room }: CapacityCore, at: Float64Array) {
		const offers = Array.from(
			{ length: columnCount },
			(): { row: number; gain: number; share: number }[] => []
		);
		for (let row = 0; row < rowCount; row++)
			for (let i = rowStart[row]!; i < rowStart[row + 1]! && entryCost[i]! < at[row]!; i++)
				offers[entryColumn[i]!]!.push({ row, gain: at[row]! - entryCost[i]!, share: 1 });
		const value = new Float64Array(columnCount);
		for (const [column, rows] of offers.entries()) {
			let left = room[column]!;
			if (rows.reduce((sum, { row }) => sum + size[row]!, 0) > left)
				rows.sort((a, b) => b.gain / size[b.row]! - a.gain / size[a.row]! || a.row - b.row);
			for (const offer of rows) {
				offer.share = Math.min(1, left / size[offer.row]!);
				left = Math.max(0, left - size[offer.row]!);
				value[column]! += offer.gain * offer.share;
			}
		}
		return { value, rows: offers };
	}
}

/** Every row goes to its cheapest: what is known even where there is no time for prices. */
function boundByRows({ rowCount, rowStart, entryCost, fallback }: CapacityCore): number {
	let bound = 0;
	for (let row = 0; row < rowCount; row++)
		bound += rowStart[row]! < rowStart[row + 1]! ? entryCost[rowStart[row]!]! : fallback[row]!;
	return bound;
}

/** Near what the second choice costs. */
function startPrices({ rowCount, rowStart, entryCost, fallback }: CapacityCore): Float64Array {
	return Float64Array.from({ length: rowCount }, (_, row) => {
		const at = rowStart[row]! + 1;
		return at < rowStart[row + 1]! ? Math.min(fallback[row]!, entryCost[at]!) : fallback[row]!;
	});
}
