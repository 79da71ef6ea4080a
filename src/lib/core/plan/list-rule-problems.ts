import { showValue } from '../city/find-column-fault.ts';
import type { LayerName } from '../city/types.ts';
import type { ChangeProblem } from './change-problem.ts';
import type { Change, Plan } from './types.ts';

/** Layers in which no two features may have one name. */
const NAMED_ONCE = ['districts', 'clusters', 'axes', 'centres', 'communities'] as const satisfies LayerName[];

/**
 * Rules of planning that changes would break, beyond what the layers' schema asks: a name that another feature of the
 * layer has already.
 *
 * @param before the plan without the changes: what was wrong already is not held against them
 */
export function listRuleProblems(before: Plan, after: Plan, changes: readonly Change[]): ChangeProblem[] {
	const problems: ChangeProblem[] = [];
	for (const layer of NAMED_ONCE) {
		const renamed = new Set(
			changes
				.filter(
					(change) =>
						change.layer === layer &&
						(change.op === 'add' || (change.op === 'set' && change.field === 'name'))
				)
				.map(({ featureId }) => featureId)
		);
		if (renamed.size === 0) continue;
		const byName = new Map<unknown, string[]>();
		for (const [id, { properties }] of after[layer])
			byName.set(properties.name, [...(byName.get(properties.name) ?? []), id]);
		for (const featureId of renamed) {
			const name = after[layer].get(featureId)?.properties.name;
			const others = (byName.get(name) ?? []).filter((id) => id !== featureId);
			if (name === undefined || others.length === 0 || before[layer].get(featureId)?.properties.name === name)
				continue;
			problems.push({
				code: 'taken-name',
				at: null,
				layer,
				featureId,
				field: 'name',
				reason: {
					zh: `为 ${showValue(name)}，与“${others[0]}”重名；请在名称中加以区别`,
					en: `is ${showValue(name)}, the name of "${others[0]}" as well; tell them apart by name`
				}
			});
		}
	}
	return problems;
}
