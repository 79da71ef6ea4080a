import type { FindFeature } from '#lib/core/plan/merge-changes.ts';
import { areEqual } from '#lib/core/plan/equal-values.ts';
import { getField, listFields, withField } from '#lib/core/plan/field.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import type { ClashedChange, PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import type { Db, Querier } from '../db/port.ts';
import { readFeatureLog } from '../db/read-log.ts';
import { Refused } from '../refused.ts';
import { commitChangeSet, refuseProblems } from './change-plan.ts';
import { findClash } from './clashes.ts';

/** Which value of a clash is to stand. */
export interface ClashDecision {
	/** UUID of the change set that the decision makes. */
	id: string;
	/** `theirs`: what stands in the plan; `mine`: what clashed with it. */
	keep: 'theirs' | 'mine';
	author: string;
	reason: string;
}

/**
 * Decides a clash: what clashed comes into the plan, or what stands there stays. Either way it is in the log, with who
 * decided.
 *
 * @throws Refused if there is no such clash, it was decided already, or the plan would be wrong
 */
export function decideClash(
	db: Db,
	cityId: string,
	clashId: string,
	{ keep, ...decision }: ClashDecision
): Promise<ChangeAnswer> {
	const head = { ...decision, source: 'decision' as const, sent: { clashId, keep, ...decision } };
	return commitChangeSet(db, cityId, head, async ({ tx, revision, plan }) => {
		const clash = await findClash(tx, cityId, clashId);
		if (!clash) throw new Refused(404, 'unknown-clash', { id: clashId });
		if (clash.decision !== null)
			throw new Refused(409, 'decided-clash', { id: clashId, by: clash.decidedBy ?? '' });
		const find: FindFeature = (layer, featureId) => plan[layer].get(featureId);
		const wanted: WantedChange[] = [];
		if (keep === 'mine')
			for (const change of clash.changes) wanted.push(...(await toWanted(tx, cityId, change, find)));
		const prepared = prepareChanges(plan, [], wanted);
		refuseProblems(prepared.problems);
		await tx.query(
			`update clash set decision = $3, decided_by = $4, decided_at = now(), decided_revision = $5
			where city_id = $1 and id = $2`,
			[cityId, clashId, keep, decision.author, revision + 1]
		);
		return { ...prepared, applied: wanted.length };
	});
}

async function toWanted(
	tx: Querier,
	cityId: string,
	{ layer, featureId, op, field, mine }: ClashedChange,
	find: FindFeature
): Promise<WantedChange[]> {
	const feature = find(layer, featureId);
	if (op === 'remove') return feature ? [{ layer, featureId, op }] : [];
	if (op === 'add') {
		const value = mine as PlanFeature;
		if (!feature) return [{ layer, featureId, op, value }];
		return listFields(layer)
			.filter((name) => !areEqual(getField(feature, name), getField(value, name)))
			.map((name) => ({ layer, featureId, op: 'set', field: name, value: getField(value, name) }));
	}
	if (feature) return [{ layer, featureId, op, field: field!, value: mine }];
	// What was changed was removed: it comes back as it was, with the change.
	const log = await readFeatureLog(tx, cityId, layer, featureId);
	const removal = log.flatMap(({ changes }) => changes).findLast((change) => change.op === 'remove');
	if (removal?.op !== 'remove') return [];
	return [{ layer, featureId, op: 'add', value: withField(removal.before, field!, mine) }];
}
