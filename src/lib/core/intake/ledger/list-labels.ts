import { cellOf, isWord, textOf } from './grid-cells.ts';
import type { LedgerColumns, SourceGrid } from './types.ts';

/** Texts up to the name, where a sum has its label. */
export function listLabels(
	grid: SourceGrid,
	row: number,
	{ serial, name, places }: LedgerColumns,
	filled: readonly number[]
): string[] {
	const last = Math.max(serial, name, ...places, 0);
	const words = filled.filter((column) => isWord(cellOf(grid, row, column)));
	const leading = words.filter((column) => column <= last);
	return (leading.length > 0 || words.length > 1 ? leading : words).map((column) =>
		textOf(grid, row, column)
	);
}
