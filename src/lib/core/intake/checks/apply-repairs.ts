import type { IntakeRow } from '../reconcile/types.ts';
import type { Repair } from './types.ts';
import { groupBy } from './group-by.ts';

/**
 * The rows with repairs made: a field gets its value, a `null` takes the field out, a repair of the whole row takes the row
 * out. Of several repairs of one field the last counts. Repairs of other rows, such as those of sums, change nothing
 * here, see `repairLayer`. The rows given stay as they are.
 */
export function applyRepairs(
	rows: readonly IntakeRow[],
	repairs: readonly Pick<Repair, 'row' | 'field' | 'value'>[]
): IntakeRow[] {
	const byRow = groupBy(repairs, ({ row }) => row);
	return rows.flatMap((row) => {
		const mine = byRow.get(row.row);
		if (!mine) return [row];
		if (mine.some(({ field }) => field === '')) return [];
		const values: Record<string, unknown> = { ...row.values };
		for (const { field, value } of mine) {
			if (value === null) delete values[field];
			else values[field] = value;
		}
		return [{ ...row, values }];
	});
}
