// What editing computes with: fetched when somebody edits, or when the plan changes, and not on a first visit.
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import { listAuthorProblems } from '#lib/core/notes/list-author-problems.ts';
import { listRuleProblems } from '#lib/core/plan/list-rule-problems.ts';
import { PlanReplica } from '#lib/core/plan/plan-replica.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan, WantedChange } from '#lib/core/plan/types.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';

export { arePlacesChanged, updatePlanDocument } from '#lib/core/model/update-plan-document.ts';
export { readChanges } from '#lib/core/plan/read-changes.ts';

/** A copy of the plan that was loaded; layers that it came without are not followed. */
export function makeReplica(features: Partial<CityFeatures>, revision: number): PlanReplica {
	return new PlanReplica(
		{ revision, plan: toPlan(features) },
		{ lacks: LAYER_NAMES.filter((layer) => !features[layer]) }
	);
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

/** Rules look at which features were touched, and how. */
function toTouched(wanted: WantedChange): Parameters<typeof listRuleProblems>[2][number] {
	const { layer, featureId } = wanted as { layer: LayerName; featureId: string };
	if (wanted.op === 'add') return { op: 'add', layer, featureId, after: wanted.value };
	if (wanted.op === 'remove') return { op: 'remove', layer, featureId, before: undefined as never };
	return { op: 'set', layer, featureId, field: wanted.field, before: undefined, after: wanted.value };
}
