import type { MedianCore } from './types.ts';

/** The columns of a core that are still to be decided on, and those that are chosen already; ascending or not. */
export interface Decided {
	free: Int32Array;
	open: Int32Array;
}

/**
 * What is left to choose: columns that are neither free nor open are gone, open ones are part of the fallback.
 * Column c of the result is `free[c]` of the core given.
 */
export function reduceCore(core: MedianCore, { free, open }: Decided): MedianCore {
	const { rowCount, columnCount, rowStart, entryColumn, entryCost } = core;
	const columnOf = new Int32Array(columnCount).fill(GONE);
	for (const column of open) columnOf[column] = OPEN;
	for (const [column, old] of free.entries()) columnOf[old] = column;
	const fallback = core.fallback.slice();
	const start = new Int32Array(rowCount + 1);
	const column = new Int32Array(entryColumn.length);
	const cost = new Float64Array(entryColumn.length);
	let kept = 0;
	for (let row = 0; row < rowCount; row++) {
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
			const at = columnOf[entryColumn[i]!]!;
			if (at === GONE) continue;
			if (at === OPEN) {
				fallback[row] = entryCost[i]!;
				break;
			}
			column[kept] = at;
			cost[kept++] = entryCost[i]!;
		}
		// An open column of the same cost makes those before it useless.
		while (kept > start[row]! && cost[kept - 1]! >= fallback[row]!) kept--;
		start[row + 1] = kept;
	}
	return {
		rowCount,
		columnCount: free.length,
		count: core.count - open.length,
		rowStart: start,
		entryColumn: column.slice(0, kept),
		entryCost: cost.slice(0, kept),
		fallback,
		unit: core.unit
	};
}

const GONE = -1;
const OPEN = -2;
