import type { LayerName } from '../city/types.ts';
import { withField } from './field.ts';
import type { Change, Plan, PlanFeature } from './types.ts';

/** A change that does not fit the plan it is applied to. */
export class ChangeError extends RangeError {
	override readonly name = 'ChangeError';
}

/**
 * The plan after changes, in their order. What they replace is not compared with what they say stood there.
 *
 * @throws ChangeError if one adds what is there, or changes or removes what is not
 */
export function applyChanges(plan: Plan, changes: readonly Change[]): Plan {
	const layers = new Map<LayerName, Map<string, PlanFeature>>();
	for (const change of changes) {
		const { layer, featureId } = change;
		let features = layers.get(layer);
		if (!features) layers.set(layer, (features = new Map(plan[layer])));
		const feature = features.get(featureId);
		if (change.op === 'add') {
			if (feature) throw new ChangeError(`${layer} "${featureId}" is in the plan already.`);
			features.set(featureId, change.after);
			continue;
		}
		if (!feature) throw new ChangeError(`${layer} "${featureId}" is not in the plan.`);
		if (change.op === 'remove') features.delete(featureId);
		else features.set(featureId, withField(feature, change.field, change.after));
	}
	return layers.size === 0 ? plan : { ...plan, ...Object.fromEntries(layers) };
}
