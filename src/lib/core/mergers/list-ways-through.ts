import { haversineM } from '../geometry/local-metres.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { LINK_END_M } from '../what-if/lay-link.ts';
import type { PlacedSite } from '../what-if/types.ts';
import type { MergedWall, WayThrough } from './types.ts';

/** Gates that meet in one spot need no way. */
const SHORTEST_M = 1;

/**
 * Public ways that opened walls make: through each wall the shortest from a gate open to all on one side to one
 * on the other, straight inside, since paths there are not known. None through a wall that has no such gate near
 * a street on both sides.
 */
export function listWaysThrough(
	walls: readonly MergedWall[],
	siteOf: (communityId: string) => PlacedSite
): WayThrough[] {
	return walls.flatMap(({ communityIds, openings }) => {
		const [here, there] = communityIds.map((id) => listGates(siteOf(id)));
		let best: WayThrough | undefined;
		for (const opening of openings)
			for (const from of here!)
				for (const to of there!) {
					const lengthM = haversineM(...from, ...opening) + haversineM(...opening, ...to);
					if (lengthM >= SHORTEST_M && !(best && best.lengthM <= lengthM))
						best = { lngLats: [from, opening, to], lengthM };
				}
		return best ? [best] : [];
	});
}

/** Gates from which a link can be laid: an edit keeps their place to a tenth of a metre. */
const listGates = ({ ways, positions }: PlacedSite) =>
	ways
		.filter(
			({ openTo, throughId }, i) =>
				openTo === 'all' && !throughId && (positions[i]?.accessM ?? Infinity) <= LINK_END_M - 1
		)
		.map(({ lngLat }) => roundEditLngLat(lngLat));
