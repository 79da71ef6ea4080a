import type { SourceValue } from '../types.ts';
import { toNumber } from './to-number.ts';
import type { GridMerge, SourceGrid } from './types.ts';

/** The cell, `null` for a blank one; texts without blanks around them. */
export function cellOf(grid: SourceGrid, row: number, column: number): SourceValue {
	const value = grid.rows[row]?.[column] ?? null;
	if (typeof value !== 'string') return value;
	const text = value.trim();
	return text === '' ? null : text;
}

/** The cell as text; '' for a blank one. */
export function textOf(grid: SourceGrid, row: number, column: number): string {
	const value = cellOf(grid, row, column);
	return value === null ? '' : String(value);
}

/** Whether a cell has something that is no number. */
export function isWord(value: SourceValue): boolean {
	return typeof value === 'string' && toNumber(value) === null;
}

/** Columns of a row that are not blank. */
export function listFilled(grid: SourceGrid, row: number, width = Infinity): number[] {
	const filled: number[] = [];
	const length = Math.min(grid.rows[row]?.length ?? 0, width);
	for (let column = 0; column < length; column++) if (cellOf(grid, row, column) !== null) filled.push(column);
	return filled;
}

/** The merge that a cell lies in, of those given. */
export function findMerge(merges: readonly GridMerge[], row: number, column: number): GridMerge | undefined {
	return merges.find(
		(merge) =>
			row >= merge.fromRow && row <= merge.toRow && column >= merge.fromColumn && column <= merge.toColumn
	);
}
