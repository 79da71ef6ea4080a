import type { IntakeRow } from '../reconcile/types.ts';
import { FIELDS_SAID } from './fields-said.ts';
import { sayNumber, sayRow } from './say.ts';
import { COLUMN_ROWS, RANGES, UNIT_SLIPS, type Range } from './thresholds.ts';
import type { Checked, CheckCode, CheckedLedger, Finding, Repair } from './types.ts';

interface Ratio {
	code: CheckCode;
	top: string;
	bottom: string;
	range: Range;
	zh: (value: string) => string;
	en: (value: string) => string;
	/** Less than this cannot be. */
	possible?: number;
	/** The two may stand in each other's column. */
	canSwap?: true;
}

const RATIOS: readonly Ratio[] = [
	{
		code: 'households-per-building',
		top: 'households',
		bottom: 'buildings',
		range: RANGES.householdsPerBuilding,
		zh: (value) => `平均每栋 ${value} 户`,
		en: (value) => `${value} households a building`,
		possible: 1,
		canSwap: true
	},
	{
		code: 'people-per-household',
		top: 'people',
		bottom: 'households',
		range: RANGES.peoplePerHousehold,
		zh: (value) => `户均 ${value} 人`,
		en: (value) => `${value} people a household`,
		canSwap: true
	},
	{
		code: 'area-per-household',
		top: 'floorAreaM2',
		bottom: 'households',
		range: RANGES.floorAreaPerHouseholdM2,
		zh: (value) => `户均 ${value} 平方米`,
		en: (value) => `${value} m² a household`
	},
	{
		code: 'floor-area-ratio',
		top: 'floorAreaM2',
		bottom: 'siteAreaM2',
		range: RANGES.floorAreaRatio,
		zh: (value) => `容积率 ${value}`,
		en: (value) => `a floor area ratio of ${value}`
	}
];

/** Figures of a row against each other, and areas of a column against their unit. */
export function checkFigures({ rows }: CheckedLedger): Checked[] {
	const units: Finding[] = [];
	let areUnitsDone = false;
	/** Factors that whole columns lack; figures are compared as they should be. */
	const slips: Record<string, number> = {};
	const checked = RATIOS.flatMap((ratio): Checked[] => {
		const { top, bottom, range, code } = ratio;
		const both = rows.filter(({ values }) => isPositive(values[top]) && isPositive(values[bottom]));
		if (both.length === 0) return [];
		const valueOf = ({ values }: IntakeRow) =>
			((values[top] as number) * (slips[top] ?? 1)) / ((values[bottom] as number) * (slips[bottom] ?? 1));
		const slip = listAreas(ratio).length > 0 ? findSlip(both.map(valueOf), range) : undefined;
		areUnitsDone ||= listAreas(ratio).length > 0 && both.length >= COLUMN_ROWS;
		if (slip !== undefined) {
			const field = chooseColumn(ratio, rows, slip);
			const factor = field === top ? slip : 1 / slip;
			const ratios = new Map(both.map((row) => [row.row, valueOf(row)]));
			units.push(
				tellColumn(rows, {
					field,
					factor,
					ratio,
					isRight: (row) => isIn(ratios.get(row) ?? Number.NaN, range)
				})
			);
			slips[field] = factor;
		}
		const findings = both.flatMap((row): Finding[] => {
			const value = valueOf(row);
			// In a column of another unit, some rows may be in the right one.
			const asIs = slip === undefined ? value : value / slip;
			return isIn(value, range) || isIn(asIs, range) ? [] : [tellRow(row, value, ratio)];
		});
		return [{ code, findings }];
	});
	return areUnitsDone ? [{ code: 'column-unit', findings: units }, ...checked] : checked;
}

const isPositive = (value: unknown): boolean => typeof value === 'number' && value > 0;
const isIn = (value: number, { least, most }: Range): boolean => value >= least && value <= most;
const listAreas = ({ top, bottom }: Ratio): string[] =>
	[top, bottom].filter((field) => field.endsWith('AreaM2'));

/** By what the values would have to be multiplied to be usual, where most are out by the same power. */
function findSlip(values: readonly number[], range: Range): number | undefined {
	if (values.length < COLUMN_ROWS) return undefined;
	const median = values.toSorted((a, b) => a - b)[values.length >> 1]!;
	return isIn(median, range) ? undefined : UNIT_SLIPS.find((factor) => isIn(median * factor, range));
}

/** Which of two columns of areas is in another unit: the one that would be small otherwise, or large. */
function chooseColumn({ top, bottom }: Ratio, rows: readonly IntakeRow[], slip: number): string {
	if (!bottom.endsWith('AreaM2')) return top;
	const hasHouseholds = rows.filter(({ values }) => isPositive(values[top]) && isPositive(values.households));
	// Floor areas that fit their households are right.
	if (hasHouseholds.length >= COLUMN_ROWS) return bottom;
	const values = rows.map(({ values: { [top]: value } }) => value).filter(isPositive) as number[];
	const median = values.toSorted((a, b) => a - b)[values.length >> 1]!;
	return slip > 1 ? (median < 500 ? top : bottom) : median > 1e7 ? top : bottom;
}

function tellColumn(
	rows: readonly IntakeRow[],
	{
		field,
		factor,
		ratio,
		isRight
	}: { field: string; factor: number; ratio: Ratio; isRight: (row: number) => boolean }
): Finding {
	const { name } = FIELDS_SAID[field]!;
	const wrong = rows.filter(({ row, values }) => isPositive(values[field]) && !isRight(row));
	const by =
		factor > 1 ? { zh: '乘以 10,000', en: 'times 10,000' } : { zh: '除以 10,000', en: 'divided by 10,000' };
	const label = { zh: `“${name.zh}”整列${by.zh}`, en: `The whole column "${name.en}" ${by.en}` };
	const ratios = wrong
		.filter(({ values }) => isPositive(values[ratio.top]) && isPositive(values[ratio.bottom]))
		.map(({ values }) => (values[ratio.top] as number) / (values[ratio.bottom] as number))
		.toSorted((a, b) => a - b);
	const median = sayNumber(ratios[ratios.length >> 1] ?? 0);
	return {
		severity: 'contradiction',
		detail: {
			zh: `“${name.zh}”列的单位不对：${ratio.zh(median)}（中位数），${factor > 1 ? '应为万平方米' : '已是平方米，却按万平方米计'}；共 ${wrong.length} 行`,
			en: `The unit of "${name.en}" is wrong: ${ratio.en(median)} in the median; ${factor > 1 ? 'it is in units of 10,000 m²' : 'it is in m² already, not in units of 10,000 m²'}; ${wrong.length} rows`
		},
		rows: wrong.map(({ row }) => row),
		repairs: wrong.map(({ row, values }) => ({
			row,
			field,
			value: Number(((values[field] as number) * factor).toPrecision(12)),
			choice: 0,
			label
		}))
	};
}

function tellRow(row: IntakeRow, value: number, ratio: Ratio): Finding {
	const { top, bottom, range, zh, en, possible = 0 } = ratio;
	const [a, b] = [FIELDS_SAID[top]!, FIELDS_SAID[bottom]!];
	const said = sayRow(row.row, row.values.name);
	const [m, n] = [sayNumber(row.values[top] as number), sayNumber(row.values[bottom] as number)];
	const usual = `${sayNumber(range.least)}–${sayNumber(range.most)}`;
	return {
		severity: value < possible ? 'contradiction' : 'oddity',
		detail: {
			zh: `${said.zh}：${a.name.zh} ${m} ${a.unit.zh}，${b.name.zh} ${n} ${b.unit.zh}，${zh(sayNumber(value))}，不在 ${usual} 之内（${range.source.zh}）`,
			en: `${said.en}: ${a.name.en} ${m}, ${b.name.en} ${n}, ${en(sayNumber(value))}, which is outside ${usual} (${range.source.en})`
		},
		rows: [row.row],
		repairs: listRepairs(row, value, ratio)
	};
}

function listRepairs({ row, values }: IntakeRow, value: number, ratio: Ratio): Repair[] {
	const { top, bottom, range, canSwap } = ratio;
	const repairs: Repair[] = [];
	let choice = 0;
	if (canSwap && isIn(1 / value, range)) {
		const label = {
			zh: `${FIELDS_SAID[top]!.name.zh}与${FIELDS_SAID[bottom]!.name.zh}对调`,
			en: `Change ${FIELDS_SAID[top]!.name.en} and ${FIELDS_SAID[bottom]!.name.en} over`
		};
		repairs.push(
			{ row, field: top, value: values[bottom], choice, label },
			{ row, field: bottom, value: values[top], choice: choice++, label }
		);
	}
	for (const field of listAreas(ratio))
		for (const slip of UNIT_SLIPS) {
			if (!isIn(field === top ? value * slip : value / slip, range)) continue;
			const mended = Number(((values[field] as number) * slip).toPrecision(12));
			repairs.push({
				row,
				field,
				value: mended,
				choice: choice++,
				label: {
					zh: `${FIELDS_SAID[field]!.name.zh}改为 ${sayNumber(mended)} 平方米（单位）`,
					en: `Make the ${FIELDS_SAID[field]!.name.en} ${sayNumber(mended)} m², by its unit`
				}
			});
		}
	// Which of the two is wrong is not known.
	for (const field of repairs.length > 0 ? [] : [top, bottom])
		repairs.push({
			row,
			field,
			value: null,
			choice: choice++,
			label: {
				zh: `${FIELDS_SAID[field]!.name.zh}留空待核`,
				en: `Leave the ${FIELDS_SAID[field]!.name.en} out until it is known`
			}
		});
	return repairs;
}
