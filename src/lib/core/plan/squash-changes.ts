import { withField } from './field.ts';
import type { WantedChange } from './types.ts';

/**
 * Wanted changes without the steps between: of several changes of one field the last counts, what is added and changed is
 * added as it became, and what is changed and removed is removed. Who merges them with another's changes compares what
 * came of them, not values that nobody wanted to keep.
 */
export function squashChanges(wanted: readonly WantedChange[]): WantedChange[] {
	const result: (WantedChange | undefined)[] = [];
	/** Where in the result the standing changes of a feature are. */
	const standing = new Map<string, number[]>();
	for (const change of wanted) {
		const key = `${change.layer} ${change.featureId}`;
		const own = standing.get(key) ?? [];
		const addedAt = own.find((at) => result[at]?.op === 'add');
		if (change.op === 'set') {
			const added = addedAt === undefined ? undefined : result[addedAt];
			if (added?.op === 'add') {
				result[addedAt!] = { ...added, value: withField(added.value, change.field, change.value) };
				continue;
			}
			const earlier = own.find((at) => {
				const other = result[at];
				return other?.op === 'set' && other.field === change.field;
			});
			if (earlier !== undefined) {
				const group = change.group ?? result[earlier]!.group;
				result[earlier] = { ...change, ...(group === undefined ? {} : { group }) };
				continue;
			}
		} else if (change.op === 'remove') {
			for (const at of own) result[at] = undefined;
			standing.delete(key);
			// What came and went was never there.
			if (addedAt !== undefined) continue;
			result.push(change);
			continue;
		}
		standing.set(key, [...own, result.push(change) - 1]);
	}
	return result.filter((change) => change !== undefined);
}
