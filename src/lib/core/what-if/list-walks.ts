import type { LngLat } from '../geometry/types.ts';
import { listIsolatedCentres } from '../coverage/list-isolated-centres.ts';
import { isOffNetwork } from '../coverage/place-sites.ts';
import type { NearestWalk } from '../coverage/types.ts';
import type { WhatIfAnswer } from './what-if-plan.ts';

/** Every walk of a plan with its edits. */
export interface PlanWalks {
	/** Open centres, added ones included; walks refer to them by index. An isolated one: nobody can walk to it. */
	centres: { id: string; lngLat: LngLat; isOffNetwork: boolean; isIsolated: boolean }[];
	/** As long as the communities; `null` where no centre can be reached. Metres, so that any speed can be asked. */
	walks: (NearestWalk | null)[];
}

/** What a screen needs of an answer. */
export function listWalks({ ground, walks }: WhatIfAnswer): PlanWalks {
	const isolated = new Set(listIsolatedCentres(ground));
	return {
		centres: ground.centres.map((centre) => ({
			id: centre.id,
			lngLat: centre.ways[0]!.lngLat,
			isOffNetwork: isOffNetwork(centre),
			isIsolated: isolated.has(centre.id)
		})),
		walks: walks.map((walk) => walk ?? null)
	};
}
