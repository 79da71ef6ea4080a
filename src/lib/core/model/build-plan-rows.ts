import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures } from '../city/types.ts';
import type { PlanWalks } from '../what-if/list-walks.ts';
import type { PlanRow } from './types.ts';

/**
 * Every community with its walk, in id order.
 *
 * @param computed its walks are as long as the communities; `null`: nobody has a walk yet
 * @param speedMps > 0
 */
export function buildPlanRows(
	{ communities }: Pick<CityFeatures, 'communities'>,
	axes: CityAxes,
	computed: PlanWalks | null,
	speedMps: number
): PlanRow[] {
	const axisIdsOf = new Map<string, string[]>();
	for (const { id, members } of axes.axes)
		for (const member of members) axisIdsOf.set(member.id, [...(axisIdsOf.get(member.id) ?? []), id]);
	return communities.features.map(({ properties: props }, i) => {
		const walk = computed?.walks[i] ?? null;
		return {
			props,
			id: props.id,
			clusterId: props.clusterId,
			districtId: props.districtId,
			households: props.households,
			people: props.people,
			floorAreaM2: props.floorAreaM2,
			axisIds: axisIdsOf.get(props.id) ?? [],
			distanceM: walk?.distanceM ?? null,
			centreId: walk ? computed!.centres[walk.centre]!.id : null,
			walkSeconds: walk ? walk.distanceM / speedMps : null
		};
	});
}
