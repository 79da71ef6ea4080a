import type { MedianCore } from './types.ts';

/**
 * Without the entries that no choice worth having uses: a row served at a cost above its price by `slack` or more
 * takes the objective up to the best one known. Such a row now costs the cheapest of what was dropped, which is enough
 * for no choice to look better than it is.
 *
 * @param prices of the rows, with which the bound was reached
 * @param slack best known objective − bound, ≥ 0
 * @see Avella, Sassano & Vasil'ev (2007): fixing by reduced costs
 */
export function dropFarEntries(core: MedianCore, prices: Float64Array, slack: number): MedianCore {
	const { rowCount, rowStart, entryColumn, entryCost } = core;
	const fallback = core.fallback.slice();
	const start = new Int32Array(rowCount + 1);
	const column = new Int32Array(entryColumn.length);
	const cost = new Float64Array(entryColumn.length);
	let kept = 0;
	for (let row = 0; row < rowCount; row++) {
		const most = prices[row]! + slack;
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
			if (entryCost[i]! >= most) {
				fallback[row] = entryCost[i]!;
				break;
			}
			column[kept] = entryColumn[i]!;
			cost[kept++] = entryCost[i]!;
		}
		start[row + 1] = kept;
	}
	return {
		...core,
		rowStart: start,
		entryColumn: column.slice(0, kept),
		entryCost: cost.slice(0, kept),
		fallback
	};
}
