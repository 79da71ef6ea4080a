import type { Geometry } from 'geojson';
import { areEqual } from '../../plan/equal-values.ts';
import { getField } from '../../plan/field.ts';
import { GEOMETRY, type PlanFeature } from '../../plan/types.ts';
import { isSameGeometry } from './is-same-geometry.ts';
import type { FieldChange, FieldClash } from './types.ts';

/**
 * What a row changes of a feature, field by field, given what the file had when it was taken in last: only what has
 * changed in the file since then is asked for, and what has changed in the plan as well is a clash.
 *
 * @param said fields of the layer that the row says something of
 * @param last what the file had then; a field that is not in it was not known
 */
export function compareRow(
	said: Readonly<Record<string, unknown>>,
	feature: PlanFeature,
	last: Readonly<Record<string, unknown>> = {}
): { fields: FieldChange[]; clashes: FieldClash[] } {
	const fields: FieldChange[] = [];
	const clashes: FieldClash[] = [];
	for (const [field, file] of Object.entries(said)) {
		const plan = getField(feature, field);
		if (areSame(field, file, plan)) continue;
		if (Object.hasOwn(last, field)) {
			// The file says what it said: whoever changed the plan since knew better.
			if (areSame(field, file, last[field])) continue;
			if (!areSame(field, last[field], plan)) {
				clashes.push({ field, last: last[field], plan, file });
				continue;
			}
		}
		fields.push({ field, before: plan, after: file });
	}
	return { fields, clashes };
}

/** Numbers that a table has rounded are the same as long as it had no more digits. */
const CLOSE = 1e-9;

export function areSame(field: string, a: unknown, b: unknown): boolean {
	if (field === GEOMETRY && a && b) return isSameGeometry(a as Geometry, b as Geometry);
	if (typeof a === 'number' && typeof b === 'number')
		return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(a), Math.abs(b));
	return areEqual(a, b);
}
