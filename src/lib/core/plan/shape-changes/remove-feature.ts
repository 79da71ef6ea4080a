import type { LayerName } from '../../city/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan, WantedChange } from '../types.ts';

/**
 * Takes a feature out of the plan. The buildings of a community stay, and belong to none: changes that are made together
 * or not at all.
 */
export function removeFeature(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string }
): WantedChange[] {
	const left = layer === 'communities' ? listFeatures(plan, 'buildings') : [];
	const changes: WantedChange[] = left
		.filter(({ properties }) => properties.communityId === featureId)
		.map(({ properties: { id } }) => ({
			layer: 'buildings',
			featureId: id,
			op: 'set',
			field: 'communityId',
			value: ''
		}));
	if (changes.length === 0) return [{ layer, featureId, op: 'remove' }];
	return [...changes, { layer, featureId, op: 'remove' } satisfies WantedChange].map((change) => ({
		...change,
		group: `remove ${featureId}`
	}));
}
