import type { SourceValue, Told } from '../types.ts';
import { cellOf, isWord } from './grid-cells.ts';
import type { LedgerColumns, LedgerParts, SourceGrid } from './types.ts';

/** Below this share of blanks a column of places is one with gaps, not one whose cells were merged. */
const LEAST_BLANK = 0.2;

export interface FilledDown {
	/** The cell, or what stands in the merged cell it is part of. */
	valueOf: (row: number, column: number) => SourceValue;
	notes: Told[];
}

/**
 * Says the text of cells that are merged downwards, such as a district over its rows, of all their rows. In columns of
 * places that hold runs of blanks, as merged cells are saved in a text table, it is said as well. A merged figure stays
 * at its first row: said of each it would be counted several times.
 *
 * @param rows rows of the ledger, in order
 */
export function fillDown(
	grid: SourceGrid,
	{ firstRow, width }: LedgerParts,
	{ serial, name, places }: LedgerColumns,
	columns: readonly string[],
	rows: readonly number[]
): FilledDown {
	const values = new Map<number, Map<number, SourceValue>>();
	const notes: Told[] = [];
	const set = (row: number, column: number, value: SourceValue): void => {
		const cells = values.get(row) ?? new Map<number, SourceValue>();
		values.set(row, cells);
		cells.set(column, value);
	};
	// Merges cannot overlap: together they cover no more cells than there are.
	let left = grid.rows.length * width;
	for (const { fromRow, toRow, fromColumn } of grid.merges) {
		if (fromRow < firstRow || toRow <= fromRow || fromColumn >= width) continue;
		const value = cellOf(grid, fromRow, fromColumn);
		if (value === null) continue;
		const last = Math.min(toRow, grid.rows.length - 1);
		if (isWord(value)) {
			for (let row = fromRow + 1; row <= last && left > 0; row++, left--) set(row, fromColumn, value);
		} else if (last > fromRow && fromColumn !== serial)
			notes.push({
				code: 'ledger-merged-figure',
				parameters: {
					column: columns[fromColumn]!,
					value: String(value),
					row: grid.firstRow + fromRow,
					lastRow: grid.firstRow + last
				}
			});
	}
	for (const column of places) {
		if (column > name && name >= 0) continue;
		const filled = fillRuns(grid, rows, column, values);
		for (const [row, value] of filled) set(row, column, value);
		if (filled.length > 0)
			notes.push({
				code: 'ledger-filled-down',
				parameters: { column: columns[column]!, rows: filled.length }
			});
	}
	return {
		valueOf: (row, column) => cellOf(grid, row, column) ?? values.get(row)?.get(column) ?? null,
		notes
	};
}

function fillRuns(
	grid: SourceGrid,
	rows: readonly number[],
	column: number,
	merged: ReadonlyMap<number, ReadonlyMap<number, SourceValue>>
): [row: number, value: SourceValue][] {
	const filled: [row: number, value: SourceValue][] = [];
	const seen = new Set<SourceValue>();
	let value: SourceValue = null;
	for (const row of rows) {
		if (merged.get(row)?.has(column)) return [];
		const own = cellOf(grid, row, column);
		if (own === null) {
			if (value === null) return [];
			filled.push([row, value]);
		} else {
			// A name that comes again after others is written in each row where it is known.
			if (seen.has(own)) return [];
			seen.add(own);
			value = own;
		}
	}
	return filled.length >= LEAST_BLANK * rows.length ? filled : [];
}
