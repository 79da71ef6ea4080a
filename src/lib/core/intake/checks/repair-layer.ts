import type { ColumnMatch } from '../fields/types.ts';
import type { SourceLayer, SourceValue } from '../types.ts';
import type { Repair } from './types.ts';
import { groupBy } from './group-by.ts';

/**
 * The layer with repairs made in its cells, sums as well, so that rows that were rejected can be read again. Values go
 * back into the unit of their column. Repairs of fields that no column holds change nothing.
 */
export function repairLayer(
	layer: SourceLayer,
	matches: readonly ColumnMatch[],
	repairs: readonly Pick<Repair, 'row' | 'field' | 'value'>[]
): SourceLayer {
	const byRow = groupBy(repairs, ({ row }) => row);
	const mend = (row: number, values: readonly SourceValue[]): readonly SourceValue[] => {
		const mended = [...values];
		for (const { field, value } of byRow.get(row) ?? []) {
			const match = matches.find((one) => one.field === field);
			const column = match?.column ?? layer.columns.indexOf(field);
			if (column < 0) continue;
			mended[column] =
				typeof value === 'number'
					? Number((value / (match?.factor ?? 1)).toPrecision(12))
					: ((value ?? null) as SourceValue);
		}
		return mended;
	};
	const isOut = (row: number) => byRow.get(row)?.some(({ field }) => field === '') ?? false;
	const outRows = new Set(repairs.filter(({ field }) => field === '').map(({ row }) => row));
	return {
		...layer,
		rows: layer.rows
			.filter(({ row }) => !isOut(row))
			.map((row) => (byRow.has(row.row) ? { ...row, values: mend(row.row, row.values) } : row)),
		totals: layer.totals.map((total) => ({
			...total,
			values: byRow.has(total.row) ? mend(total.row, total.values) : total.values,
			over: outRows.size === 0 ? total.over : total.over.filter((row) => !outRows.has(row))
		}))
	};
}
