import { getHeading } from '../column-headings.ts';
import type { IntakeKind } from '../kinds.ts';
import type { SourceLayer } from '../types.ts';
import { headingKeys, snakeCase } from './heading-key.ts';
import { HEADINGS, ROW_NUMBERS } from './headings.ts';
import { listIntakeFields } from './list-intake-fields.ts';
import { readCell } from './read-cell.ts';
import type { ColumnMatch, ColumnMatches, IntakeField } from './types.ts';
import { unitFactor } from './unit-factor.ts';

const EXACT = 1;
const LAST_PART = 0.95;
const WITHIN = 0.7;
/** Longer headings are sentences. */
const WITHIN_LENGTH = 10;
/** Matches below this are none. */
const LEAST = 0.5;
/** What a column keeps of its score if none of its values can be read: by a heading that says it all it is found still. */
const UNREAD = 0.55;
/** Rows whose values are looked at. */
const SAMPLE = 200;

/**
 * Which column holds which field, by its heading, its unit and what its values are. A field has one column at most, a
 * column one field.
 *
 * @param chosen what somebody has decided: heading → field, or '' for none; it goes before what is found
 * @throws RangeError naming a heading that the layer does not have, or a field that the kind does not have
 */
export function matchColumns(
	layer: Pick<SourceLayer, 'columns' | 'units' | 'rows' | 'name'>,
	kind: IntakeKind,
	chosen: Readonly<Record<string, string>> = {}
): ColumnMatches {
	const fields = listIntakeFields(kind);
	const decided = readChosen(layer, fields, chosen);
	const found: ColumnMatch[] = [];
	for (const [column, heading] of layer.columns.entries()) {
		if (Object.hasOwn(chosen, heading)) continue;
		for (const field of fields) {
			const score = scoreHeading(heading, field.name) * scoreValues(layer, column, field);
			const factor = factorOf(field, layer.units[column] ?? '');
			if (score >= LEAST && factor !== undefined) found.push({ column, field: field.name, factor, score });
		}
	}
	// The better first; of equals the field that comes first, then the column.
	found.sort((a, b) => b.score - a.score || a.column - b.column);
	const matches = [...decided];
	const rivals: ColumnMatches['rivals'] = [];
	for (const match of found) {
		if (matches.some(({ column }) => column === match.column)) continue;
		const taken = matches.find(({ field }) => field === match.field);
		if (!taken) matches.push(match);
		else if (taken.score === match.score) rivals.push({ column: match.column, field: match.field });
	}
	matches.sort((a, b) => a.column - b.column);
	return {
		matches,
		unused: layer.columns.flatMap((_, column) =>
			matches.some((one) => one.column === column) ? [] : [column]
		),
		rivals
	};
}

function readChosen(
	{ columns, units, name }: Pick<SourceLayer, 'columns' | 'units' | 'name'>,
	fields: readonly IntakeField[],
	chosen: Readonly<Record<string, string>>
): ColumnMatch[] {
	return Object.entries(chosen).flatMap(([heading, field]): ColumnMatch[] => {
		const column = columns.indexOf(heading);
		if (column < 0)
			throw new RangeError(`"${name}" has no column "${heading}"; there are ${columns.join(', ')}.`);
		if (field === '') return [];
		const known = fields.find((one) => one.name === field);
		if (!known)
			throw new RangeError(
				`Column "${heading}": there is no field "${field}"; there are ${fields.map((one) => one.name).join(', ')}.`
			);
		return [{ column, field, factor: factorOf(known, units[column] ?? '') ?? 1, score: EXACT }];
	});
}

/** What is behind the heading of a text is no unit: 县(市、区). */
const factorOf = ({ name, column: { type } }: IntakeField, unit: string): number | undefined =>
	type === 'integer' || type === 'double precision' ? unitFactor(name, unit) : 1;

function scoreHeading(heading: string, field: string): number {
	const wholes = headingKeys(heading.replaceAll('/', ''));
	const lasts = headingKeys(heading.split('/').at(-1)!);
	const whole = wholes[1];
	if (ROW_NUMBERS.includes(whole)) return 0;
	const { shortName, title } = getHeading(field);
	const known = [field.toLowerCase(), snakeCase(field), shortName, title.zh, ...(HEADINGS[field] ?? [])].map(
		(one) => one.normalize('NFKC')
	);
	// Headings that come first in the list are the more usual ones.
	const rank = (at: number) => 0.0001 * at;
	const exact = known.findIndex((one) => wholes.includes(one));
	if (exact >= 0) return EXACT - rank(exact);
	const last = known.findIndex((one) => lasts.includes(one));
	if (last >= 0) return LAST_PART - rank(last);
	if (whole.length > WITHIN_LENGTH) return 0;
	const within = known.findIndex((one) => one.length > 1 && whole.includes(one));
	return within >= 0 ? WITHIN - rank(within) : 0;
}

/** Whether values look like what the field holds: the share of those that can be read. */
function scoreValues({ rows }: Pick<SourceLayer, 'rows'>, column: number, field: IntakeField): number {
	let read = 0;
	let seen = 0;
	for (const { values } of rows.slice(0, SAMPLE)) {
		const value = values[column] ?? null;
		if (value === null) continue;
		seen++;
		if ('value' in readCell(value, field, 1)) read++;
	}
	return seen === 0 ? 1 : UNREAD + (1 - UNREAD) * (read / seen);
}
