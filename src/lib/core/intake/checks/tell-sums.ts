import type { BothTexts } from '../../text/both-texts.ts';
import type { SourceTotal } from '../types.ts';
import type { Compared, Summed } from './compared-sum.ts';
import { listSlips } from './explain-difference.ts';
import { sayExact, sayRow, sayRows } from './say.ts';
import type { Finding, Repair } from './types.ts';

export interface Evidence {
	doubled: readonly number[];
	/** Every column lacks something. */
	isShort: boolean;
	names: ReadonlyMap<number, unknown>;
	bySubtotals: 'total' | 'row' | undefined;
}

/** A sum that is not that of its rows, with the rows that may be wrong. */
export function tellSum(compared: Compared, { doubled, isShort, names, bySubtotals }: Evidence): Finding {
	const { total, of, sum, difference } = compared;
	const isRounding = of.exact.decimals > 0 && isRounded(compared);
	const missing: Omit<Repair, 'choice'>[][] = [];
	if (bySubtotals !== 'total' && !isRounding) {
		for (const row of doubled)
			missing.push([
				{
					row,
					field: '',
					value: null,
					label: {
						zh: `删去${sayRow(row, names.get(row)).zh}（可能重复录入）`,
						en: `Take out row ${row}, which may be there twice`
					}
				}
			]);
		if (of.field !== undefined)
			for (const { row, value, kind } of listSlips(total.over, of.exact.values, difference)) {
				const was = sayExact(of.exact.values.get(row)!, of.exact.decimals);
				const now = sayExact(value, of.exact.decimals);
				const why =
					kind === 'digits'
						? { zh: '数字颠倒', en: 'digits the other way round' }
						: { zh: '多写或少写了零', en: 'zeros too many or too few' };
				missing.push([
					{
						row,
						field: of.field,
						value: toField(value, of),
						label: {
							zh: `${sayRow(row, names.get(row)).zh}由 ${was} 改为 ${now}（${why.zh}）`,
							en: `Row ${row} from ${was} to ${now}, ${why.en}`
						}
					}
				]);
			}
	}
	const mended: Omit<Repair, 'choice'> = {
		row: total.row,
		field: of.field ?? of.heading,
		value: of.field === undefined ? Number(sum) / 10 ** of.exact.decimals : toField(sum, of),
		label: {
			zh: `${total.label}改为 ${sayExact(sum, of.exact.decimals)}`,
			en: `Make the sum ${sayExact(sum, of.exact.decimals)}`
		}
	};
	const choices = bySubtotals === 'total' ? [[mended]] : [...missing, [mended]];
	return {
		severity: isRounding ? 'oddity' : 'contradiction',
		detail: join(
			sayDifference(compared, total.over),
			isRounding ? { zh: '，可能因四舍五入', en: ', which rounding may explain' } : NOTHING,
			bySubtotals === 'total'
				? { zh: '；其他合计与各行相符', en: '; other sums over these rows agree with them' }
				: bySubtotals === 'row'
					? { zh: '；另一合计也差同一数', en: '; another sum is out by the same' }
					: NOTHING,
			isShort && bySubtotals !== 'total'
				? { zh: '；各列都少，可能漏了一行', en: '; every column lacks something, a row may be missing' }
				: NOTHING
		),
		rows: [total.row, ...(doubled.length > 0 && !isRounding ? doubled : [])],
		repairs: choices.flatMap((repairs, choice) => repairs.map((one) => ({ ...one, choice })))
	};
}

const NOTHING: BothTexts = { zh: '', en: '' };
const join = (...texts: readonly BothTexts[]): BothTexts => ({
	zh: texts.map(({ zh }) => zh).join(''),
	en: texts.map(({ en }) => en).join('')
});

/** A value of the column in the unit of its field. */
const toField = (value: bigint, { exact, factor }: Summed): number =>
	Number(((Number(value) / 10 ** exact.decimals) * factor).toPrecision(12));

/** Whether the rows were rounded before, or the sum after: three standard deviations of so many roundings. */
function isRounded({ total, of, stated, difference }: Compared): boolean {
	const out = Math.abs(Number(difference));
	let step = 1;
	for (let rest = stated, i = 0; i < of.exact.decimals && rest % 10n === 0n; i++, rest /= 10n) step *= 10;
	return out <= 0.5 + 3 * Math.sqrt(total.over.length / 12) || (step > 1 && out <= step / 2);
}

function sayDifference({ total, of, stated, sum, difference }: Compared, rows: readonly number[]): BothTexts {
	const say = (value: bigint) => sayExact(value, of.exact.decimals);
	const [zhUnit, enUnit] = [of.unit.zh && ` ${of.unit.zh}`, of.unit.en && ` ${of.unit.en}`];
	const out = say(difference < 0n ? -difference : difference);
	const over = sayRows(rows);
	return {
		zh: `${total.label}（第 ${total.row} 行）“${of.heading}”为 ${say(stated)}${zhUnit}，${over.zh}之和为 ${say(sum)}${zhUnit}，${difference > 0n ? '少' : '多'} ${out}${zhUnit}`,
		en: `"${total.label}" (row ${total.row}) states ${say(stated)}${enUnit} in "${of.heading}", ${over.en} add up to ${say(sum)}${enUnit}: ${out}${enUnit} too ${difference > 0n ? 'few' : 'many'}`
	};
}

/** A sum that is not that of its parts. */
export function tellParts(compared: Compared, parts: readonly SourceTotal[]): Finding {
	const { total, of, sum } = compared;
	const rows = parts.map(({ row }) => row);
	return {
		severity: 'contradiction',
		detail: sayDifference(compared, rows),
		rows: [total.row, ...rows],
		repairs: [
			{
				row: total.row,
				field: of.field ?? of.heading,
				value: of.field === undefined ? Number(sum) / 10 ** of.exact.decimals : toField(sum, of),
				choice: 0,
				label: {
					zh: `${total.label}改为各小计之和 ${sayExact(sum, of.exact.decimals)}`,
					en: `Make the sum that of its parts, ${sayExact(sum, of.exact.decimals)}`
				}
			}
		]
	};
}
