import { readNumber } from '../../text/read-number.ts';
import { listIntakeFields } from '../fields/list-intake-fields.ts';
import { readCell } from '../fields/read-cell.ts';
import type { ColumnMatch, IntakeField } from '../fields/types.ts';
import { unitFactor } from '../fields/unit-factor.ts';
import type { SourceValue } from '../types.ts';
import { FIELDS_SAID } from './fields-said.ts';
import { sayNumber, sayRow } from './say.ts';
import type { Checked, CheckedLedger, Finding } from './types.ts';

const WITH_UNIT = /^(?:约|大约|近|共|计)?\s*([\d.,]+)\s*([^\d\s.,%+\-/][^\d]*2?)$/;

/** Numbers that are written with units other than their column's, and shares above one. */
export function checkCells(ledger: CheckedLedger): Checked[] {
	const fields = new Map(listIntakeFields(ledger.kind).map((field) => [field.name, field]));
	const numbers = ledger.matches.filter(({ field }) =>
		/^(integer|double precision)$/.test(fields.get(field)?.column.type ?? '')
	);
	const inUnits = numbers.filter(({ field }) =>
		/AreaM2$|^areaM2$|YuanPerYear$|^(households|people|population)$/.test(field)
	);
	const rate = numbers.find(({ field }) => field === 'collectionRate');
	return [
		...(inUnits.length === 0
			? []
			: [
					{
						code: 'mixed-units' as const,
						findings: inUnits.flatMap((match) => checkUnits(ledger, match, fields.get(match.field)!))
					}
				]),
		...(rate ? [{ code: 'collection-rate' as const, findings: checkRate(ledger, rate) }] : [])
	];
}

function nameOf({ matches }: CheckedLedger, values: readonly unknown[]): unknown {
	const match = matches.find(({ field }) => field === 'name');
	return match && values[match.column];
}

interface UnitCell {
	row: number;
	values: readonly SourceValue[];
	/** Of the cell's own unit, else of its column's. */
	factor: number;
	cell: SourceValue;
	/** In the field's unit; `undefined`: the cell has no unit of its own. */
	meant: number | undefined;
}

/** Cells with a unit in them that is not the column's: 1.2万平方米 among numbers of square metres, 12亩. */
function checkUnits(ledger: CheckedLedger, match: ColumnMatch, field: IntakeField): Finding[] {
	const cells = ledger.layer.rows.flatMap(({ row, values }): UnitCell[] => {
		const cell = values[match.column] ?? null;
		if (cell === null) return [];
		const [, digits, unit] =
			typeof cell === 'string' ? (WITH_UNIT.exec(cell.normalize('NFKC').trim()) ?? []) : [];
		if (digits === undefined || unit === undefined)
			return [{ row, values, factor: match.factor, cell, meant: undefined }];
		const number = readNumber(digits);
		const factor =
			unitFactor(field.name, unit) ?? unitFactor(field.name, unit.replace(/[户人栋幢个元]$/, ''));
		if (factor === undefined || !('value' in number)) return [];
		const meant = Number((number.value * factor).toPrecision(12));
		return [{ row, values, factor, cell, meant }];
	});
	const isMixed = new Set(cells.map(({ factor }) => factor)).size > 1;
	return cells.flatMap(({ row, values, factor, cell, meant }): Finding[] => {
		if (meant === undefined || factor === match.factor) return [];
		const reading = readCell(cell, field, match.factor);
		const isRight = 'value' in reading && Math.abs((reading.value as number) - meant) <= 1e-9 * meant;
		if (isRight && !isMixed) return [];
		const said = sayRow(row, nameOf(ledger, values));
		const { name, unit } = FIELDS_SAID[field.name] ?? {
			name: { zh: field.name, en: field.name },
			unit: { zh: '', en: '' }
		};
		const now = { zh: `${sayNumber(meant)} ${unit.zh}`.trim(), en: `${sayNumber(meant)} ${unit.en}`.trim() };
		return [
			{
				severity: isRight ? 'oddity' : 'contradiction',
				detail: {
					zh: `${said.zh}${name.zh}写作“${String(cell)}”，与该列单位不一，应为 ${now.zh}`,
					en: `${said.en} gives the ${name.en} as "${String(cell)}", in another unit than its column; that is ${now.en}`
				},
				rows: [row],
				repairs: [
					{
						row,
						field: field.name,
						value: field.column.type === 'integer' ? Math.round(meant) : meant,
						choice: 0,
						label: { zh: `改为 ${now.zh}`, en: `Make it ${now.en}` }
					}
				]
			}
		];
	});
}

function checkRate(ledger: CheckedLedger, { column, factor }: ColumnMatch): Finding[] {
	return ledger.layer.rows.flatMap(({ row, values }): Finding[] => {
		const reading = readNumber(values[column], { isShare: true });
		if (!('value' in reading)) return [];
		const isPercent = /[%％]\s*$/.test(String(values[column]));
		// Percentages are often written without their sign.
		const share = reading.value * (isPercent ? 1 : factor === 1 && reading.value > 1 ? 0.01 : factor);
		if (share <= 1) return [];
		const said = sayRow(row, nameOf(ledger, values));
		const percent = sayNumber(100 * share);
		const { name } = FIELDS_SAID.collectionRate!;
		return [
			{
				severity: 'contradiction',
				detail: {
					zh: `${said.zh}${name.zh}为 ${percent}%，超过 100%`,
					en: `${said.en} has a ${name.en} of ${percent}%, more than all`
				},
				rows: [row],
				repairs: [
					{
						row,
						field: 'collectionRate',
						value: null,
						choice: 0,
						label: { zh: `${name.zh}留空待核`, en: `Leave the ${name.en} out until it is known` }
					}
				]
			}
		];
	});
}
