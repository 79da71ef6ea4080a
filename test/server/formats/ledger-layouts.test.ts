import { expect, test } from 'vitest';
import { toNumber } from '#lib/core/intake/ledger/to-number.ts';
import type { SourceLayer } from '#lib/core/intake/types.ts';
import { readCsv } from '#lib/server/formats/csv/read-csv.ts';
import { readSpreadsheet } from '#lib/server/formats/spreadsheet/read-spreadsheet.ts';
import { howMany } from '../../helpers/how-many.ts';
import { drawLedger, writeLedger, type DrawnLedger, type LedgerFile } from '../../helpers/ledger-layouts.ts';

const FILES: readonly LedgerFile[] = ['xlsx', 'csv', 'xls', 'gbk', 'tsv'];

async function readDrawn(ledger: DrawnLedger, as: LedgerFile): Promise<SourceLayer> {
	const bytes = await writeLedger(ledger, as);
	const file = as.startsWith('xls') ? await readSpreadsheet('台账.xlsx', bytes) : readCsv('台账.csv', bytes);
	return file.layers[0]!;
}

/** What is read, in the shape of what is known. */
function toKnown(layer: SourceLayer, { households }: DrawnLedger) {
	const column = (heading: RegExp) => layer.columns.findIndex((name) => heading.test(name));
	const nameAt = column(/^(小区名称|项目名称|老旧小区名称|小区)$/);
	const districtAt = column(/^(区|县\(市、区\)|所属区|区县)$/);
	const householdsAt = column(households.heading);
	return {
		rows: layer.rows.map(({ row, values }) => ({
			row,
			name: values[nameAt],
			district: districtAt < 0 ? null : values[districtAt],
			households: toNumber(values[householdsAt] ?? null)
		})),
		totals: layer.totals.map(({ row, over }) => ({ row, over })),
		unit: layer.units[householdsAt],
		others: layer.leftOut.filter(({ code }) => code !== 'ledger-total').map(({ row }) => row)
	};
}

test('of ledgers in any layout no row is lost, no sum is a row, and sums are over their rows', async () => {
	for (let seed = 1; seed <= howMany(500); seed++) {
		const ledger = drawLedger(seed);
		const as = FILES[seed % FILES.length]!;
		const { rows, totals, households, others } = ledger;
		const read = toKnown(await readDrawn(ledger, as), ledger);
		expect({ layout: ledger.layout, as, ...read }).toEqual({
			layout: ledger.layout,
			as,
			rows,
			totals,
			unit: households.unit,
			others: [...others].sort((a, b) => a - b)
		});
	}
});
