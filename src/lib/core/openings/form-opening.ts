import type { LaidLink } from './laid-link.ts';
import type { EntranceOpening } from './list-entrance-openings.ts';
import type { WallOpening } from './list-wall-openings.ts';
import type { PresentPlan } from './present-plan.ts';
import type { OpeningDraft } from './rank-openings.ts';

/** Edit, geometry, length and cost of an opening, without its effect. */
export type OpeningForm = Omit<OpeningDraft, 'gain' | 'communityIds'>;

export function formEntrance({ ground }: PresentPlan, opening: EntranceOpening): OpeningForm {
	const { lngLat, lengthM, cost } = opening;
	const communityId = ground.communities[opening.community]!.id;
	return {
		kind: 'add-entrance',
		editAs: (entranceId) => ({
			kind: 'add-entrance',
			communityId,
			entranceId,
			lngLat,
			// Closed to through traffic, so that it needs no decision whether others may walk through.
			openTo: 'residents'
		}),
		between: '',
		lngLats: [lngLat],
		lengthM,
		cost
	};
}

export function formWall({ ground }: PresentPlan, opening: WallOpening): OpeningForm {
	const { community, neighbour, lngLat, lengthM, cost } = opening;
	const ids = [community, neighbour].map((i) => ground.communities[i]!.id).toSorted();
	const communityIds = ids as [string, string];
	return {
		kind: 'open-wall',
		editAs: () => ({ kind: 'open-wall', communityIds, lngLat }),
		between: ids.join('\n'),
		lngLats: [lngLat],
		lengthM,
		cost
	};
}

export function formLink({ costs }: PresentPlan, { lngLats, from, to, lengthM }: LaidLink): OpeningForm {
	return {
		kind: 'add-link',
		editAs: (linkId) => ({ kind: 'add-link', linkId, lngLats: [...lngLats] }),
		between: '',
		lngLats: [from.lngLat, ...lngLats.slice(1, -1), to.lngLat],
		lengthM,
		cost: Math.round(lengthM * costs.linkYuanPerM)
	};
}
