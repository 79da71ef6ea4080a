import { readTotalLabel, stripGroup } from '../ledger/ledger-words.ts';
import type { SourceLayer } from '../types.ts';
import type { ReferredFinder } from './find-referred.ts';
import type { IntakeRow } from './types.ts';

/**
 * Rows below the name of a district, or summed in 莲池区小计, are of that district where the ledger has no column that says
 * so. A name that is no district of the plan says nothing.
 */
export function addDistrictOfGroups(
	rows: readonly IntakeRow[],
	{ totals }: Pick<SourceLayer, 'totals'>,
	finder: ReferredFinder
): readonly IntakeRow[] {
	const districts = new Map<number, string>();
	for (const { label, over } of totals) {
		const name = readTotalLabel(label)?.name ?? stripGroup(label);
		const id = name === '' ? undefined : finder.byText('districts', name);
		// The narrower group is told last.
		if (id !== undefined) for (const row of over) districts.set(row, id);
	}
	if (districts.size === 0) return rows;
	return rows.map((row) => {
		const districtId = districts.get(row.row);
		return districtId === undefined || row.values.districtId !== undefined
			? row
			: { ...row, values: { ...row.values, districtId } };
	});
}
