// What editing computes with: fetched when somebody edits, or when the plan changes, and not on a first visit.
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import { listAuthorProblems } from '#lib/core/notes/list-author-problems.ts';
import { areEqual } from '#lib/core/plan/equal-values.ts';
import { getField } from '#lib/core/plan/field.ts';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import { PlanReplica } from '#lib/core/plan/plan-replica.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import { readChanges } from '#lib/core/plan/read-changes.ts';
import { squashChanges } from '#lib/core/plan/squash-changes.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan, WantedChange } from '#lib/core/plan/types.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';

export { arePlacesChanged, updatePlanDocument } from '#lib/core/model/update-plan-document.ts';
export { readChanges } from '#lib/core/plan/read-changes.ts';
export { removeFeature } from '#lib/core/plan/shape-changes/remove-feature.ts';

/** A copy of the plan that was loaded; layers that it came without are not followed. */
export function makeReplica(features: Partial<CityFeatures>, revision: number): PlanReplica {
	return new PlanReplica(
		{ revision, plan: toPlan(features) },
		{ lacks: LAYER_NAMES.filter((layer) => !features[layer]) }
	);
}

/** Changes made one after the other as one, without what came back to what it was. */
export function sumUpChanges(from: Plan, wanted: readonly WantedChange[]): WantedChange[] {
	return squashChanges(wanted).filter((change) => {
		const feature = from[change.layer].get(change.featureId);
		return change.op !== 'set' || !feature || !areEqual(getField(feature, change.field), change.value);
	});
}

/** Rules of planning, and of who may change a note, that wanted changes break. */
export function judgeWanted(
	before: Plan,
	after: Plan,
	wanted: readonly WantedChange[],
	author: string
): ChangeProblem[] {
	const touched = wanted.map(toTouched);
	return [...listRuleProblems(before, after, touched), ...listAuthorProblems(before, touched, author)];
}

/**
 * A plan after wanted changes, as the server would make them of it: read, in order, judged by the rules.
 *
 * @returns or what is wrong with them
 */
export function tryChanges(
	plan: Plan,
	wanted: readonly WantedChange[]
): { plan: Plan; changes: WantedChange[] } | { problems: ChangeProblem[] } {
	const { changes, problems } = readChanges(wanted);
	if (problems.length > 0) return { problems };
	const prepared = prepareChanges(plan, [], changes);
	if (prepared.problems.length > 0) return prepared;
	const broken = listRuleProblems(plan, prepared.plan, changes.map(toTouched));
	return broken.length > 0 ? { problems: broken } : { plan: prepared.plan, changes };
}

/** Rules look at which features were touched, and how. */
function toTouched(wanted: WantedChange): Parameters<typeof listRuleProblems>[2][number] {
	const { layer, featureId } = wanted as { layer: LayerName; featureId: string };
	if (wanted.op === 'add') return { op: 'add', layer, featureId, after: wanted.value };
	if (wanted.op === 'remove') return { op: 'remove', layer, featureId, before: undefined as never };
	return { op: 'set', layer, featureId, field: wanted.field, before: undefined, after: wanted.value };
}
