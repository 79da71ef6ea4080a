import type { MedianCore } from './types.ts';

/** The objective of some columns: each row at the cheapest of them or at its fallback. */
export function measureChoice(core: MedianCore, columns: Iterable<number>): number {
	const { rowCount, columnCount, rowStart, entryColumn, entryCost, fallback } = core;
	const isChosen = new Uint8Array(columnCount);
	for (const column of columns) isChosen[column] = 1;
	let objective = 0;
	for (let row = 0; row < rowCount; row++) {
		let cost = fallback[row]!;
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++)
			if (isChosen[entryColumn[i]!]) {
				cost = entryCost[i]!;
				break;
			}
		objective += cost;
	}
	return objective;
}
