import { cellOf, listFilled } from './grid-cells.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, SourceGrid } from './types.ts';

/** Figures of a sum may be rounded. */
export const isNear = (a: number, b: number): boolean =>
	Math.abs(a - b) <= Math.max(0.06, 2e-3 * Math.abs(b));

/**
 * Whether a row without a number of its own sums the numbered rows that follow up to the next such row: in two columns
 * at least, and in all that it has figures in.
 *
 * @param open rows of the grid in order
 * @param at index of the row in `open`
 */
export function matchesGroup(
	grid: SourceGrid,
	{ serial }: LedgerColumns,
	open: readonly number[],
	at: number,
	isNumbered: (row: number) => boolean
): boolean {
	const row = open[at]!;
	const figures = listFilled(grid, row).flatMap((column) => {
		const number = column === serial ? null : toNumber(cellOf(grid, row, column));
		return number === null ? [] : [{ column, number, sum: 0 }];
	});
	if (figures.length < 2) return false;
	let i = at + 1;
	for (; i < open.length && isNumbered(open[i]!); i++)
		for (const figure of figures) figure.sum += toNumber(cellOf(grid, open[i]!, figure.column)) ?? 0;
	return i > at + 1 && figures.every(({ number, sum }) => isNear(sum, number));
}
