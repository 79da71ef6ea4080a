import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan, PlanFeature, WantedChange } from '../types.ts';
import { findMiddle } from './find-middle.ts';

/** The buildings that belong to a community and stand on its ground, in id order. */
export function listBuildingsIn(plan: Plan, { properties: { id }, geometry }: PlanFeature): PlanFeature[] {
	const rings = ringsOf(geometry as Area);
	return listFeatures(plan, 'buildings').filter(
		(building) =>
			building.properties.communityId === id && isInRings(rings, findMiddle(building.geometry as Area))
	);
}

/** Buildings that stand outside their community once it has another outline belong to none. */
export function leaveOutside(plan: Plan, community: PlanFeature, after: Area): WantedChange[] {
	const rings = ringsOf(after);
	return listBuildingsIn(plan, community)
		.filter(({ geometry }) => !isInRings(rings, findMiddle(geometry as Area)))
		.map(({ properties: { id } }) => ({
			layer: 'buildings',
			featureId: id,
			op: 'set',
			field: 'communityId',
			value: ''
		}));
}
