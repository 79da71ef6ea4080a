import type { CommunityPlace } from '../coverage/city-places.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import type { WalkGain } from './types.ts';

type Walks = WhatIfAnswer['walks'];

/**
 * What a change does to the walks of some communities.
 *
 * @param before,after as long as the communities, in their order
 * @param limitM metres that count as within
 */
export function measureWalks(
	before: Walks,
	after: Walks,
	communities: readonly CommunityPlace[],
	limitM: number
): WalkGain {
	const gain: WalkGain = { communities: 0, households: 0, communityIds: [], savedM: 0 };
	for (const [i, { id, households }] of communities.entries()) {
		const [was, is] = [before[i]?.distanceM ?? Infinity, after[i]?.distanceM ?? Infinity];
		if (was > limitM && is <= limitM) {
			gain.communities++;
			gain.households += households;
			gain.communityIds.push(id);
		}
		if (was < Infinity) gain.savedM += households * (was - is);
	}
	gain.communityIds.sort();
	return gain;
}
