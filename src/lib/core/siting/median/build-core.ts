import type { MedianCore } from './types.ts';

/**
 * The core of a cost matrix.
 *
 * @param cost of row and column, weight included; what is not below the row's fallback is left out
 */
export function buildCore(
	{
		rowCount,
		columnCount,
		count,
		fallback
	}: Pick<MedianCore, 'rowCount' | 'columnCount' | 'count' | 'fallback'>,
	cost: (row: number, column: number) => number
): MedianCore {
	const rowStart = new Int32Array(rowCount + 1);
	const entryColumn: Int32Array[] = [];
	const entryCost: Float64Array[] = [];
	const row = new Float64Array(columnCount);
	for (let r = 0; r < rowCount; r++) {
		let kept = 0;
		const columns = new Int32Array(columnCount);
		for (let column = 0; column < columnCount; column++) {
			row[column] = cost(r, column);
			if (row[column]! < fallback[r]!) columns[kept++] = column;
		}
		const sorted = columns.subarray(0, kept).sort((a, b) => row[a]! - row[b]! || a - b);
		entryColumn.push(sorted);
		entryCost.push(Float64Array.from(sorted, (column) => row[column]!));
		rowStart[r + 1] = rowStart[r]! + kept;
	}
	const core = {
		rowCount,
		columnCount,
		count,
		rowStart,
		entryColumn: new Int32Array(rowStart[rowCount]!),
		entryCost: new Float64Array(rowStart[rowCount]!),
		fallback
	};
	for (let r = 0; r < rowCount; r++) {
		core.entryColumn.set(entryColumn[r]!, rowStart[r]);
		core.entryCost.set(entryCost[r]!, rowStart[r]);
	}
	return { ...core, unit: findUnit([core.entryCost, fallback]) };
}

/** The greatest number of which all values are whole multiples: a whole one, or a decimal of up to four places. */
function findUnit(lists: readonly Float64Array[]): number {
	for (const scale of [1, 10, 100, 1000, 10_000]) {
		let unit = 0;
		const isWhole = lists.every((values) =>
			values.every((value) => {
				const scaled = Math.round(value * scale);
				if (scaled > 1e12 || Math.abs(value * scale - scaled) > 1e-12 * Math.max(1, scaled)) return false;
				unit = greatestDivisor(unit, scaled);
				return true;
			})
		);
		if (isWhole) return unit / scale;
	}
	return 0;
}

function greatestDivisor(a: number, b: number): number {
	while (b > 0) [a, b] = [b, a % b];
	return a;
}
