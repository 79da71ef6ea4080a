import type { SourceTotal } from '../types.ts';
import type { Compared, Summed } from './compared-sum.ts';
import { toExactColumn, type ExactColumn } from './exact-column.ts';
import { listDoubled } from './explain-difference.ts';
import { FIELDS_SAID } from './fields-said.ts';
import { judgeByParts, listParts } from './sum-parts.ts';
import { listSummedColumns, type SummedColumn } from './summed-columns.ts';
import { tellParts, tellSum } from './tell-sums.ts';
import type { Checked, CheckedLedger, Finding } from './types.ts';

/** With more sums than these it is not looked for which are parts of which. */
const TOTALS_MOST = 5_000;

/** Sums that the file states against the rows that they are over, in each column that adds up, exactly. */
export function checkSums(ledger: CheckedLedger): Checked[] {
	const { layer, rows } = ledger;
	const columns = listSummedColumns(ledger)
		.filter(
			({ field, column }) => field !== 'name' && layer.totals.some(({ values }) => values[column] != null)
		)
		.map((one) => toSummed(ledger, one));
	const names = new Map(rows.map(({ row, values }) => [row, values.name]));
	const parts =
		layer.totals.length > TOTALS_MOST ? new Map<SourceTotal, SourceTotal[]>() : listParts(layer.totals);
	const findings: Finding[] = [];
	const partFindings: Finding[] = [];
	let isDone = false;
	let arePartsDone = false;
	const compared = new Map<SourceTotal, (Compared | undefined)[]>();
	for (const total of layer.totals) {
		const list = columns.map((of) => {
			const stated = of.exact.values.get(total.row);
			if (stated === undefined || !total.over.some((row) => of.exact.values.has(row))) return undefined;
			isDone = true;
			// Where a cell is no number, the sum cannot be told; the row is rejected for it.
			if (of.exact.unreadable.size > 0 && total.over.some((row) => of.exact.unreadable.has(row)))
				return undefined;
			const sum = sumOf(total.over, of.exact);
			return { total, of, stated, sum, difference: stated - sum };
		});
		compared.set(total, list);
	}
	for (const total of layer.totals) {
		const list = compared.get(total)!.filter((one) => one !== undefined);
		const doubled = listDoubled(
			total.over,
			list.map(({ of, difference }) => ({ values: of.exact.values, difference }))
		);
		const isShort = list.length > 1 && list.every(({ difference }) => difference > 0n);
		for (const one of list)
			if (one.difference !== 0n)
				findings.push(
					tellSum(one, { doubled, isShort, names, bySubtotals: judgeByParts(one, parts, compared) })
				);
		const of = parts.get(total);
		if (!of) continue;
		for (const column of columns) {
			const stated = column.exact.values.get(total.row);
			if (stated === undefined || of.some((part) => !column.exact.values.has(part.row))) continue;
			arePartsDone = true;
			const sum = sumOf(
				of.map(({ row }) => row),
				column.exact
			);
			// Where the rows can be read, they have told it already.
			const isTold = [total, ...of].some((one) =>
				compared.get(one)!.some((found) => found && found.of === column && found.difference !== 0n)
			);
			if (sum !== stated && !isTold)
				partFindings.push(tellParts({ total, of: column, stated, sum, difference: stated - sum }, of));
		}
	}
	return [
		...(isDone ? [{ code: 'sums' as const, findings }] : []),
		...(arePartsDone ? [{ code: 'subtotals' as const, findings: partFindings }] : [])
	];
}

function toSummed({ layer }: CheckedLedger, one: SummedColumn): Summed {
	const { column, field } = one;
	const stated = layer.units[column] ?? '';
	const known = field === undefined ? undefined : FIELDS_SAID[field];
	return {
		...one,
		heading: layer.columns[column]!,
		unit: stated === '' ? (known?.unit ?? { zh: '', en: '' }) : { zh: stated, en: stated },
		exact: toExactColumn(
			[...layer.rows, ...layer.totals].map(({ row, values }) => [row, values[column] ?? null] as const)
		)
	};
}

const sumOf = (rows: readonly number[], { values }: ExactColumn): bigint => {
	let sum = 0n;
	for (const row of rows) sum += values.get(row) ?? 0n;
	return sum;
};
