import { FIELDS_SAID } from './fields-said.ts';
import { sayRow } from './say.ts';
import { FIRST_YEAR, LAST_OLD_YEAR } from './thresholds.ts';
import type { Checked, CheckedLedger, Finding, Repair } from './types.ts';

const WHOLE = /^(\d{4})(?:\.0+)?(?:[-/.年]\d{0,2}(?:[-/.月]\d{0,2}日?)?)?(?:年|年代?初?|月)?$/;
const SHORT = /^['’]?(\d{2})年?(?:建成?)?$/;
const DECADE = /^(\d0)年?代初?$/;

/** Years in which nothing can have been built, that are not of this programme, and years of two digits. */
export function checkYears({ layer, kind, matches, rows, today }: CheckedLedger): Checked[] {
	const match = matches.find(({ field }) => field === 'yearBuilt');
	if (!match) return [];
	const names = new Map(rows.map(({ row, values }) => [row, values]));
	const nameColumn = matches.find(({ field }) => field === 'name')?.column;
	const thisYear = Number(today.slice(0, 4));
	const isOldList = [layer.name, ...layer.columns].some((text) => text.includes('老旧'));
	const built: Finding[] = [];
	const short: Finding[] = [];
	for (const { row, values } of layer.rows) {
		const text = String(values[match.column] ?? '')
			.normalize('NFKC')
			.trim();
		if (text === '' || text === '0') continue;
		const said = sayRow(row, names.get(row)?.name ?? (nameColumn === undefined ? '' : values[nameColumn]));
		const year = Number(WHOLE.exec(text)?.[1] ?? Number.NaN);
		if (Number.isNaN(year)) {
			const [digits, isDecade] = [(SHORT.exec(text) ?? DECADE.exec(text))?.[1], DECADE.test(text)];
			if (digits !== undefined)
				short.push(tellShort(row, { text, digits: Number(digits), isDecade, said, thisYear }));
			continue;
		}
		const isCalledOld = kind === 'communities' && (isOldList || names.get(row)?.state !== undefined);
		if (year < FIRST_YEAR.year)
			built.push(
				tell(row, 'oddity', {
					zh: `${said.zh}建成于 ${year} 年，早于 ${FIRST_YEAR.year} 年（${FIRST_YEAR.source.zh}）`,
					en: `${said.en} was built in ${year}, before ${FIRST_YEAR.year} (${FIRST_YEAR.source.en})`
				})
			);
		else if (year > thisYear)
			built.push(
				tell(row, 'contradiction', {
					zh: `${said.zh}建成于 ${year} 年，晚于今年（${thisYear} 年）`,
					en: `${said.en} was built in ${year}, which is yet to come (${thisYear} now)`
				})
			);
		else if (isCalledOld && year > LAST_OLD_YEAR.year)
			built.push(
				tell(row, 'oddity', {
					zh: `${said.zh}建成于 ${year} 年，晚于 ${LAST_OLD_YEAR.year} 年，未必属于老旧小区（${LAST_OLD_YEAR.source.zh}）`,
					en: `${said.en} was built in ${year}, after ${LAST_OLD_YEAR.year}; it may be no old community (${LAST_OLD_YEAR.source.en})`
				})
			);
	}
	return [
		{ code: 'year-built', findings: built },
		{ code: 'two-digit-year', findings: short }
	];
}

function tell(row: number, severity: Finding['severity'], detail: Finding['detail']): Finding {
	const { name } = FIELDS_SAID.yearBuilt!;
	return {
		severity,
		detail,
		rows: [row],
		repairs: [
			{
				row,
				field: 'yearBuilt',
				value: null,
				choice: 0,
				label: { zh: `${name.zh}留空待核`, en: `Leave the ${name.en} out until it is known` }
			}
		]
	};
}

function tellShort(
	row: number,
	{
		text,
		digits,
		isDecade,
		said,
		thisYear
	}: { text: string; digits: number; isDecade: boolean; said: { zh: string; en: string }; thisYear: number }
): Finding {
	// Nothing is built after this year; what can be of either century is likelier to be of the later.
	const years = [2000 + digits, 1900 + digits].filter((year) => year <= thisYear);
	return {
		severity: 'oddity',
		detail: {
			zh: `${said.zh}建成年份写作“${text}”，${isDecade ? '只有年代' : '只有两位'}`,
			en: `${said.en} gives the year built as "${text}", ${isDecade ? 'a decade' : 'two digits'}`
		},
		rows: [row],
		repairs: years.map((year, choice): Repair => ({
			row,
			field: 'yearBuilt',
			value: year,
			choice,
			label: { zh: `改为 ${year} 年`, en: `Make it ${year}` }
		}))
	};
}
