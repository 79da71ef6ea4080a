import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { Entrance } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import { pullToOutline } from '../../shaping/pull-to-outline.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan } from '../types.ts';
import type { ShapeChanges, ShapeRefusal } from './types.ts';

/** How far from every outline a position may lie, if it lies in no community. */
const SLACK_M = 60;

/**
 * One more entrance of a community, on its outline where that is nearest to a position.
 *
 * @param at.lngLat near the outline
 * @param at.id the new entrance's
 * @param at.communityId whose it is, if the position lies in or near it; left out, or too far away: the community that
 * holds the position, else the one whose outline is nearest; of several the smaller id
 */
export function drawEntrance(
	plan: Plan,
	{ lngLat, id, communityId }: { lngLat: LngLat; id: string; communityId?: string | undefined }
): ShapeChanges | ShapeRefusal {
	const near = listFeatures(plan, 'communities')
		.map((community) => ({ community, offM: reach(lngLat, community.geometry as Area) }))
		.filter(({ offM }) => offM <= SLACK_M)
		.toSorted((a, b) => a.offM - b.offM);
	const owner = (near.find(({ community }) => community.properties.id === communityId) ?? near[0])?.community;
	if (!owner) return { refusal: 'no-community-near', lngLat };
	const featureId = owner.properties.id;
	const place = pullToOutline(lngLat, owner.geometry as Area);
	const entrances = owner.properties.entrances as Entrance[];
	return {
		changes: [
			{
				layer: 'communities',
				featureId,
				op: 'set',
				field: 'entrances',
				value: [...entrances, { id, lngLat: place, openTo: 'all' } satisfies Entrance]
			}
		],
		target: { layer: 'communities', featureId }
	};
}

/** Metres to the ground of an area: 0 inside. */
const reach = (lngLat: LngLat, area: Area): number =>
	isInRings(ringsOf(area), lngLat) ? 0 : offOutlineM(lngLat, area);
