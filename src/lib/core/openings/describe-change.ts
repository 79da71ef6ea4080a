import { compassOf } from '../geometry/compass.ts';
import { centroidOf } from '../geometry/area-centroid.ts';
import type { LngLat } from '../geometry/types.ts';
import { nearestOf, type PresentPlan } from './present-plan.ts';
import type { ChangeSite, CheapestChange } from './types.ts';

/**
 * Where a change is: on which side of the community that it is for, at which streets, beside whom.
 *
 * @param of the community's index, or the spot
 */
export function describeChange(
	{ ground, index }: PresentPlan,
	{ edit, lngLats }: Pick<CheapestChange, 'edit' | 'lngLats'>,
	of: number | LngLat
): ChangeSite {
	const community = typeof of === 'number' ? ground.communities[of]! : undefined;
	const origin = community ? centroidOf(community.geometry) : (of as LngLat);
	const [first, last] = [lngLats[0]!, lngLats.at(-1)!];
	const middle: LngLat = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
	const streetAt = (lngLat: LngLat): string => {
		const position = nearestOf(ground.place(lngLat));
		if (!position) return '';
		const { names, edgeName } = ground.network;
		return names[edgeName[position.edge]!]!;
	};
	return {
		communityId: community?.id ?? null,
		neighbourId:
			edit.kind === 'open-wall'
				? (edit.communityIds.find((id) => id !== community?.id) ?? edit.communityIds[0])
				: null,
		side: compassOf(origin, middle),
		streetNames:
			edit.kind === 'open-wall' ? [] : (edit.kind === 'add-link' ? [first, last] : [first]).map(streetAt),
		crossesUnknownGround: edit.kind === 'add-link' && index.isGroundUnknown
	};
}
