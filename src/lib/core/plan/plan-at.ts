import { applyChanges } from './apply-changes.ts';
import { invertChanges } from './invert-changes.ts';
import { emptyPlan } from './plan.ts';
import type { Change, LoggedChangeSet, Plan } from './types.ts';

type Logged = Pick<LoggedChangeSet, 'revision' | 'asOf' | 'changes'>;

/**
 * The plan as it was known at an earlier revision: what was recorded since is taken back.
 *
 * @param newer all change sets since that revision, oldest first
 */
export function planBefore(plan: Plan, newer: readonly Logged[]): Plan {
	return applyChanges(
		plan,
		newer.toReversed().flatMap(({ changes }) => invertChanges(changes))
	);
}

/**
 * The plan as it was on a date, as far as these change sets know: each counts from the date from which it is true. What
 * one changes of a feature that was not there on that date is left out.
 *
 * @param sets from the first, oldest first; cut them at a revision to get what was known then
 * @param asOf ISO date, inclusive
 */
export function planAt(sets: readonly Logged[], asOf: string): Plan {
	let plan = emptyPlan();
	for (const { changes } of sets.filter((set) => set.asOf <= asOf))
		plan = applyChanges(plan, fit(changes, plan));
	return plan;
}

function fit(changes: readonly Change[], plan: Plan): Change[] {
	const there = new Map<string, boolean>();
	return changes.filter(({ layer, featureId, op }) => {
		const key = `${layer} ${featureId}`;
		const isThere = there.get(key) ?? plan[layer].has(featureId);
		if (op === 'add' ? isThere : !isThere) return false;
		there.set(key, op !== 'remove');
		return true;
	});
}
