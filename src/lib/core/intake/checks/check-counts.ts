import { readNumber } from '../../text/read-number.ts';
import type { SourceTotal } from '../types.ts';
import { FIELDS_SAID } from './fields-said.ts';
import { sayRows } from './say.ts';
import { listSummedColumns } from './summed-columns.ts';
import type { Checked, CheckedLedger, Finding } from './types.ts';

/** 12个小区, 共12个, 12处. */
const COUNTED = /(?:^|[(（:：共计])\s*(\d{1,6})\s*[个处](?:小区|项目|院落)?[)）]?$/;

/** How many rows a sum says that it is over: in its label, or in a column 小区数 that rows have nothing in. */
export function checkCounts(ledger: CheckedLedger): Checked[] {
	const { layer } = ledger;
	const columns = listSummedColumns(ledger).filter(({ isCount }) => isCount);
	const own = new Map(layer.rows.map(({ row, values }) => [row, values]));
	const findings: Finding[] = [];
	let isDone = false;
	for (const total of layer.totals) {
		// Sums over sums count no rows.
		if (total.over.length === 0 || !own.has(total.over[0]!)) continue;
		const stated: [heading: string | undefined, count: number][] = [];
		const inLabel = COUNTED.exec(total.label.normalize('NFKC'));
		if (inLabel) stated.push([undefined, Number(inLabel[1])]);
		for (const { column, field } of columns) {
			const count = readCount(total, column);
			const isEmpty =
				field === 'name' || total.over.every((row) => (own.get(row)?.[column] ?? null) === null);
			if (count !== undefined && isEmpty) stated.push([layer.columns[column]!, count]);
		}
		isDone ||= stated.length > 0;
		for (const [heading, count] of stated)
			if (count !== total.over.length) findings.push(tell(total, heading, count));
	}
	return isDone ? [{ code: 'counts', findings }] : [];
}

function readCount({ values, label }: SourceTotal, column: number): number | undefined {
	const cell = values[column] ?? null;
	if (cell === null || cell === label) return undefined;
	if (typeof cell === 'string') {
		const counted = COUNTED.exec(cell.normalize('NFKC').trim());
		if (counted) return Number(counted[1]);
	}
	const reading = readNumber(cell);
	return 'value' in reading && Number.isInteger(reading.value) ? reading.value : undefined;
}

function tell({ row, label, over }: SourceTotal, heading: string | undefined, count: number): Finding {
	const out = Math.abs(count - over.length);
	const rows = sayRows(over);
	return {
		severity: 'contradiction',
		detail: {
			zh: `${label}（第 ${row} 行）${heading === undefined ? '写明' : `“${heading}”为`} ${count} 个，实有 ${over.length} 行（${rows.zh}），${count > over.length ? '少' : '多'} ${out} 行`,
			en: `"${label}" (row ${row}) states ${count}${heading === undefined ? '' : ` in "${heading}"`}, there are ${over.length} (${rows.en}): ${out} too ${count > over.length ? 'few' : 'many'}`
		},
		rows: [row],
		repairs:
			heading === undefined || heading === FIELDS_SAID.name!.name.zh
				? []
				: [
						{
							row,
							field: heading,
							value: over.length,
							choice: 0,
							label: { zh: `${label}改为 ${over.length} 个`, en: `Make it ${over.length}` }
						}
					]
	};
}
