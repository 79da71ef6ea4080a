import { LAYER_NAMES } from '../city/layers.ts';
import { areEqual } from './equal-values.ts';
import { getField, listFields } from './field.ts';
import type { Change, Plan } from './types.ts';

/**
 * The changes that make the second plan of the first: applied to it, they give the second. In the order of layers and
 * ids; what is removed comes last and the other way round, after what referred to it.
 *
 * @returns empty if the plans are the same
 */
export function diffPlans(before: Plan, after: Plan): Change[] {
	const made: Change[] = [];
	const removed: Change[] = [];
	for (const layer of LAYER_NAMES) {
		const [old, now] = [before[layer], after[layer]];
		if (old === now) continue;
		const fields = listFields(layer);
		for (const featureId of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
			const [was, is] = [old.get(featureId), now.get(featureId)];
			if (was === is) continue;
			if (!was) made.push({ op: 'add', layer, featureId, after: is! });
			else if (!is) removed.push({ op: 'remove', layer, featureId, before: was });
			else
				for (const field of fields) {
					const [from, to] = [getField(was, field), getField(is, field)];
					if (!areEqual(from, to)) made.push({ op: 'set', layer, featureId, field, before: from, after: to });
				}
		}
	}
	return [...made, ...removed.toReversed()];
}
