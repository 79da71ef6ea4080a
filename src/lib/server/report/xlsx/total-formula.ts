import type { ReportColumn } from '#lib/core/report/types.ts';
import { cellAddress } from './cell-address.ts';

/**
 * How a spreadsheet forms the sum of a column.
 *
 * @param column index, and the first and last row of the data, all from 0
 * @param isFiltered sums only the rows that a filter shows
 * @returns without `=`; `undefined` where the sum does not follow from the rows
 */
export function totalFormula(
	{ sums }: ReportColumn,
	column: number,
	rows: { first: number; last: number },
	{ isFiltered = false } = {}
): string | undefined {
	if (sums === undefined || rows.last < rows.first) return undefined;
	const range = (index: number) => `${cellAddress(rows.first, index)}:${cellAddress(rows.last, index)}`;
	if (sums === 'sum') return isFiltered ? `SUBTOTAL(109,${range(column)})` : `SUM(${range(column)})`;
	const weights = range(sums.meanBy);
	return `SUMPRODUCT(${range(column)},${weights})/SUM(${weights})`;
}
