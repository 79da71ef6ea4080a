import { describe, expect, test } from 'vitest';
import { getLayerSchema, LAYER_NAMES } from '#lib/core/city/layers.ts';
import { COLUMN_HEADINGS, getHeading } from '#lib/core/intake/column-headings.ts';
import { listIntakeFields } from '#lib/core/intake/fields/list-intake-fields.ts';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { readCell } from '#lib/core/intake/fields/read-cell.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import { WRITTEN_WORDS } from '#lib/core/intake/written-words.ts';

const KINDS: IntakeKind[] = [...LAYER_NAMES, 'entrances', 'doors'];
const fieldsOf = (kind: IntakeKind) =>
	listIntakeFields(kind)
		.filter(({ isPlacing }) => !isPlacing)
		.map(({ name }) => name);

function match(kind: IntakeKind, columns: string[], units: string[]) {
	const { matches } = matchColumns({ name: kind, columns, units, rows: [] }, kind);
	return Object.fromEntries(matches.map(({ column, field, factor }) => [columns[column], [field, factor]]));
}

describe.each(KINDS)('columns of %s are known when they come in again', (kind) => {
	const fields = fieldsOf(kind);
	const wanted = (nameOf: (field: string) => string) =>
		Object.fromEntries(fields.map((field) => [nameOf(field), [field, 1]]));

	test.each([
		['by their names', (field: string) => field],
		['by the short names of shapefiles', (field: string) => getHeading(field).shortName],
		['by the headings of ledgers', (field: string) => getHeading(field).title.zh]
	] as const)('%s', (_, nameOf) => {
		const units = fields.map((field) => getHeading(field).unit.zh);
		expect(match(kind, fields.map(nameOf), units)).toEqual(wanted(nameOf));
	});
});

test('words of ledgers are the values that they stand for', () => {
	for (const layer of LAYER_NAMES)
		for (const [name, column] of Object.entries(getLayerSchema(layer).columns))
			for (const [value, word] of Object.entries((column.values && WRITTEN_WORDS[name]) ?? {}))
				expect(readCell(word, { name, column, isPlacing: false }, 1)).toEqual({ value });
	expect(Object.keys(COLUMN_HEADINGS).length).toBeGreaterThan(40);
});
