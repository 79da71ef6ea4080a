import { LAYER_NAMES } from '../city/layers.ts';
import { areEqual } from './equal-values.ts';
import { getField, listFields, withField } from './field.ts';
import type { Change, PlanFeature } from './types.ts';

/** What is known of one feature before and after; `undefined`: it was there all the time, and only its fields are known. */
interface Course {
	was: PlanFeature | null | undefined;
	is: PlanFeature | null | undefined;
	fields: Map<string, { before: unknown; after: unknown }>;
}

/**
 * What changes that were made one after the other come to: the difference between the plan before the first and the plan
 * after the last, in the order of `diffPlans`, without either plan.
 *
 * @param changes in the order in which they were made
 * @returns empty if all of it was taken back
 */
export function netChanges(changes: readonly Change[]): Change[] {
	const courses = new Map<string, Map<string, Course>>();
	for (const change of changes) {
		let ofLayer = courses.get(change.layer);
		if (!ofLayer) courses.set(change.layer, (ofLayer = new Map()));
		let course = ofLayer.get(change.featureId);
		if (!course)
			ofLayer.set(change.featureId, (course = { was: undefined, is: undefined, fields: new Map() }));
		follow(course, change);
	}
	const made: Change[] = [];
	const removed: Change[] = [];
	for (const layer of LAYER_NAMES)
		for (const [featureId, { was, is, fields }] of [...(courses.get(layer) ?? [])].toSorted(byId)) {
			if (was === null && is) made.push({ op: 'add', layer, featureId, after: is });
			else if (was && is === null) removed.push({ op: 'remove', layer, featureId, before: was });
			else if (was !== null)
				for (const field of listFields(layer)) {
					const { before, after } =
						was && is
							? { before: getField(was, field), after: getField(is, field) }
							: (fields.get(field) ?? NONE);
					if (!areEqual(before, after)) made.push({ op: 'set', layer, featureId, field, before, after });
				}
		}
	return [...made, ...removed.toReversed()];
}

const NONE = { before: null, after: null };

const byId = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

function follow(course: Course, change: Change) {
	const { fields } = course;
	switch (change.op) {
		case 'add':
			if (course.was === undefined) course.was = null;
			course.is = change.after;
			return;
		case 'remove':
			if (course.was === undefined)
				course.was = [...fields].reduce(
					(feature, [field, { before }]) => withField(feature, field, before),
					change.before
				);
			course.is = null;
			return;
		case 'set':
			if (course.is) course.is = withField(course.is, change.field, change.after);
			else
				fields.set(change.field, {
					before: (fields.get(change.field) ?? change).before,
					after: change.after
				});
	}
}
