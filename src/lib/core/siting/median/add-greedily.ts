import type { Choice, MedianCore } from './types.ts';

/**
 * Chooses columns one after another, each the one that saves most; of equal ones the first.
 *
 * @returns the columns in the order they were chosen, and the objective after each: `objectives[k]` with k of them
 * @see Kuehn & Hamburger (1963); Church & ReVelle (1974) for covering
 */
export function addGreedily(core: MedianCore): Choice & { objectives: Float64Array } {
	const { rowCount, columnCount, count, rowStart, entryColumn, entryCost, fallback } = core;
	const cheapest = fallback.slice();
	const saving = new Float64Array(columnCount);
	for (let row = 0; row < rowCount; row++)
		for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++)
			saving[entryColumn[i]!]! += fallback[row]! - entryCost[i]!;
	const rowsOf = listRows(core);
	const isChosen = new Uint8Array(columnCount);
	const columns = new Int32Array(count);
	const objectives = new Float64Array(count + 1);
	objectives[0] = sum(cheapest);
	for (let k = 0; k < count; k++) {
		let best = -1;
		for (let column = 0; column < columnCount; column++)
			if (!isChosen[column] && (best < 0 || saving[column]! > saving[best]!)) best = column;
		isChosen[best] = 1;
		columns[k] = best;
		for (let at = rowsOf.start[best]!; at < rowsOf.start[best + 1]!; at++) {
			const row = rowsOf.row[at]!;
			const [before, after] = [cheapest[row]!, rowsOf.cost[at]!];
			if (after >= before) continue;
			cheapest[row] = after;
			for (let i = rowStart[row]!; i < rowStart[row + 1]! && entryCost[i]! < before; i++)
				saving[entryColumn[i]!]! -= before - Math.max(entryCost[i]!, after);
		}
		objectives[k + 1] = sum(cheapest);
	}
	return { columns, objective: objectives[count]!, objectives };
}

/** The same entries by column. */
function listRows({ rowCount, columnCount, rowStart, entryColumn, entryCost }: MedianCore) {
	const start = new Int32Array(columnCount + 1);
	for (const column of entryColumn) start[column + 1]!++;
	for (let column = 0; column < columnCount; column++) start[column + 1]! += start[column]!;
	const next = start.slice();
	const row = new Int32Array(entryColumn.length);
	const cost = new Float64Array(entryColumn.length);
	for (let r = 0; r < rowCount; r++)
		for (let i = rowStart[r]!; i < rowStart[r + 1]!; i++) {
			const at = next[entryColumn[i]!]!++;
			row[at] = r;
			cost[at] = entryCost[i]!;
		}
	return { start, row, cost };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
