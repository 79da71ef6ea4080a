import { showValue } from '../city/find-column-fault.ts';
import type { BothTexts } from '../text/both-texts.ts';
import { applyChanges } from './apply-changes.ts';
import type { ChangeProblem } from './change-problem.ts';
import { completeChanges } from './complete-changes.ts';
import { findAfter, findBefore } from './find-before.ts';
import { listPlanProblems } from './list-plan-problems.ts';
import { squashChanges } from './squash-changes.ts';
import { mergeChanges, type FindFeature, type Merged } from './merge-changes.ts';
import type { LoggedChangeSet, Plan, WantedChange } from './types.ts';

/** What becomes of wanted changes; with any problem, nothing is done. */
export interface Prepared extends Merged {
	/** After the changes. */
	plan: Plan;
	problems: ChangeProblem[];
}

/**
 * What becomes of changes that somebody wants, who knows the plan of an earlier revision: see {@link mergeChanges}. The
 * plan with them is checked as well: references, ids and numbers.
 *
 * @param plan the newest
 * @param newer change sets since the revision that they were made on, oldest first
 * @param knows ids of those of them that whoever made the changes had seen: one's own, sent just before
 */
export function prepareChanges(
	plan: Plan,
	newer: readonly Pick<LoggedChangeSet, 'id' | 'changes'>[],
	wanted: readonly WantedChange[],
	knows: readonly string[] = []
): Prepared {
	const current: FindFeature = (layer, featureId) => plan[layer].get(featureId);
	const base = findKnown(current, newer, new Set(knows));
	const problems = listMisfits(wanted, base);
	if (problems.length > 0) return { plan, changes: [], clashes: [], problems };
	const merged = mergeChanges(squashChanges(completeChanges(wanted, base)), { base, current });
	const after = applyChanges(plan, merged.changes);
	return { ...merged, plan: after, problems: listPlanProblems(after, merged.changes) };
}

/** Finds features as whoever made the changes had them before their eyes. */
function findKnown(
	current: FindFeature,
	newer: readonly Pick<LoggedChangeSet, 'id' | 'changes'>[],
	knows: ReadonlySet<string>
): FindFeature {
	if (newer.every(({ id }) => knows.has(id))) return current;
	const before = findBefore(
		current,
		newer.flatMap(({ changes }) => changes)
	);
	const known = newer.filter(({ id }) => knows.has(id)).flatMap(({ changes }) => changes);
	return known.length === 0 ? before : findAfter(before, known);
}

/** Changes that do not fit even the plan that they were made on. */
function listMisfits(wanted: readonly WantedChange[], base: FindFeature): ChangeProblem[] {
	const problems: ChangeProblem[] = [];
	const there = new Map<string, boolean>();
	for (const [at, { layer, featureId, op }] of wanted.entries()) {
		const key = `${layer} ${featureId}`;
		const isThere = there.get(key) ?? base(layer, featureId) !== undefined;
		there.set(key, op !== 'remove');
		const report = (code: ChangeProblem['code'], reason: BothTexts) =>
			problems.push({ code, at, layer, featureId, field: '', reason });
		if (op === 'add' && isThere)
			report('taken-id', {
				zh: `${layer} 中已有 ${showValue(featureId)}；请换一个编号`,
				en: `${layer} has a feature with this id already; use another`
			});
		else if (op !== 'add' && !isThere)
			report('unknown-feature', {
				zh: `所基于的版本中，${layer} 没有 ${showValue(featureId)}`,
				en: `is not in ${layer} at the revision that the change is based on`
			});
	}
	return problems;
}
