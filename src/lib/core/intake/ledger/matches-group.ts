import { cellOf, listFilled } from './grid-cells.ts';
import { toNumber } from './to-number.ts';
import type { LedgerColumns, SourceGrid } from './types.ts';

/** Figures of a sum may be rounded. */
export const isNear = (a: number, b: number): boolean =>
	Math.abs(a - b) <= Math.max(0.06, 2e-3 * Math.abs(b));

/**
 * The share of a row's figures that are the sums of the rows that follow it.
 *
 * @param open rows of the grid in order
 * @param at index of the row in `open`
 * @param isMember whether a row that follows can belong to the group; the first that cannot ends it
 * @returns 0…1; 0 where there are no figures or no rows
 */
export function shareOfSums(
	grid: SourceGrid,
	{ serial }: LedgerColumns,
	open: readonly number[],
	at: number,
	isMember: (row: number) => boolean
): { share: number; figures: number } {
	const row = open[at]!;
	const figures = listFilled(grid, row).flatMap((column) => {
		const number = column === serial ? null : toNumber(cellOf(grid, row, column));
		return number === null ? [] : [{ column, number, sum: 0 }];
	});
	let end = at + 1;
	if (figures.length > 0)
		for (; end < open.length && isMember(open[end]!); end++)
			for (const figure of figures) figure.sum += toNumber(cellOf(grid, open[end]!, figure.column)) ?? 0;
	if (end === at + 1) return { share: 0, figures: figures.length };
	const right = figures.filter(({ number, sum }) => isNear(sum, number)).length;
	return { share: right / figures.length, figures: figures.length };
}
