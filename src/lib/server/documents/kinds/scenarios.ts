import {
	array,
	boolean,
	check,
	custom,
	finite,
	gtValue,
	literal,
	looseObject,
	nullable,
	number,
	object,
	optional,
	pipe,
	string,
	tuple,
	type GenericSchema
} from 'valibot';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { readEdits, writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { checkBySchema } from '../check-by-schema.ts';
import type { DocumentKind } from '../types.ts';

const positive = pipe(number(), finite('a finite number'), gtValue(0, 'above 0'));
const ids = array(string());

/**
 * What a desk made is kept as it made it: of it are checked the fields that lists and figures read. The rest may
 * change with the desk without making saved scenarios unreadable.
 */
const part = (schema: GenericSchema) => optional(nullable(schema), null);

const SCENARIO = object({
	format: literal(1),
	edits: pipe(array(custom<Edit>(isEdit, 'a change of a plan'))),
	minutes: pipe(
		tuple([positive, positive]),
		check(([inner, outer]) => inner < outer, 'two numbers of minutes, the smaller first')
	),
	speedMps: positive,
	packages: part(
		looseObject({
			settings: looseObject({ measure: string(), target: positive }),
			packages: array(looseObject({ id: string(), name: string(), isLocked: boolean(), communityIds: ids })),
			unassigned: custom((value) => typeof value === 'object' && value !== null, 'an object or a list')
		})
	),
	bundles: part(
		looseObject({ groups: array(looseObject({ bundles: array(looseObject({ communityIds: ids })) })) })
	),
	zones: part(
		looseObject({
			zones: array(looseObject({ id: string(), blockIds: ids, population: number(), areaM2: number() })),
			deviation: looseObject({ population: number(), area: number() })
		})
	)
});

/** Changes are checked by writing and reading them, as an address does. */
function isEdit(value: unknown): boolean {
	try {
		return readEdits(writeEdits([value as Edit])).length === 1;
	} catch {
		return false;
	}
}

/** Scenarios (方案): plans on trial. */
export const SCENARIOS: DocumentKind<ScenarioDocument> = {
	name: 'scenario',
	rowsMax: 200,
	// Far more than packages, bundles and zones of a large city take.
	contentMax: 4_000_000,
	migrations: [],
	check: checkBySchema(SCENARIO as unknown as GenericSchema<unknown, ScenarioDocument>),
	summarize: () => ({}),
	order: 'oldest'
};
