import type { LngLat } from '../geometry/types.ts';
import { listIsolatedCentres } from '../coverage/list-isolated-centres.ts';
import { isOffNetwork } from '../coverage/place-sites.ts';
import type { Ground } from './types.ts';
import type { WhatIfAnswer } from './what-if-plan.ts';

/** Why no centre can be reached: too far from every street, its last entrance closed by an edit, or on an island. */
export type Obstacle = 'off-network' | 'shut' | 'stranded';

/** A community's way to its nearest open centre. */
export type CommunityWalk =
	/** Metres, so that it holds for any walking speed. */
	{ centreId: string; distanceM: number } | { centreId: null; distanceM: null; obstacle: Obstacle };

/** Every walk of a plan with its edits. */
export interface PlanWalks {
	/** Open centres, added ones included. Isolated: no community can reach it. */
	centres: { id: string; lngLat: LngLat; isOffNetwork: boolean; isIsolated: boolean }[];
	/** By the community's id; every community of the plan that was walked. */
	walks: ReadonlyMap<string, CommunityWalk>;
}

/**
 * The part of an answer that figures are computed from.
 *
 * @param base the plan without edits, to tell a community that was closed from one that never had an entrance
 */
export function listWalks({ ground, walks }: WhatIfAnswer, base: Ground): PlanWalks {
	const isolated = new Set(listIsolatedCentres(ground));
	return {
		centres: ground.centres.map((centre) => ({
			id: centre.id,
			lngLat: centre.ways[0]!.lngLat,
			isOffNetwork: isOffNetwork(centre),
			isIsolated: isolated.has(centre.id)
		})),
		walks: new Map(
			ground.communities.map((community, i): [string, CommunityWalk] => {
				const walk = walks[i];
				if (walk)
					return [community.id, { centreId: ground.centres[walk.centre]!.id, distanceM: walk.distanceM }];
				const isShut = community.ways.length === 0 && base.communities[i]!.ways.length > 0;
				const obstacle = isShut ? 'shut' : isOffNetwork(community) ? 'off-network' : 'stranded';
				return [community.id, { centreId: null, distanceM: null, obstacle }];
			})
		)
	};
}
