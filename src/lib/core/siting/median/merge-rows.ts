import type { MedianCore } from './types.ts';

/**
 * The same core with fewer rows: those whose columns are the same in the same order always go to the same one, and
 * count as one row with the sum of their costs. Rows without entries become one constant.
 *
 * @param prices of the rows; those of the result are their sums
 * @see Avella, Sassano & Vasil'ev (2007): aggregation
 */
export function mergeRows(
	core: MedianCore,
	prices: Float64Array
): { core: MedianCore; prices: Float64Array<ArrayBuffer> } {
	const { rowCount, rowStart, entryColumn, entryCost, fallback } = core;
	const firstOf = new Map<string, number>();
	const start = [0];
	const column: number[] = [];
	const cost: number[] = [];
	const mergedFallback: number[] = [];
	const mergedPrices: number[] = [];
	for (let row = 0; row < rowCount; row++) {
		const [from, to] = [rowStart[row]!, rowStart[row + 1]!];
		const key = entryColumn.subarray(from, to).join();
		const known = firstOf.get(key);
		if (known === undefined) {
			firstOf.set(key, mergedFallback.length);
			for (let i = from; i < to; i++) {
				column.push(entryColumn[i]!);
				cost.push(entryCost[i]!);
			}
			start.push(column.length);
			mergedFallback.push(fallback[row]!);
			mergedPrices.push(prices[row]!);
			continue;
		}
		for (let i = from, at = start[known]!; i < to; i++, at++) cost[at]! += entryCost[i]!;
		mergedFallback[known]! += fallback[row]!;
		mergedPrices[known]! += prices[row]!;
	}
	return {
		core: {
			...core,
			rowCount: mergedFallback.length,
			rowStart: Int32Array.from(start),
			entryColumn: Int32Array.from(column),
			entryCost: Float64Array.from(cost),
			fallback: Float64Array.from(mergedFallback)
		},
		prices: Float64Array.from(mergedPrices)
	};
}
