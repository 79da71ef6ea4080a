import type { LngLat } from '../geometry/types.ts';
import type { PresentPlan } from './present-plan.ts';

/** A new entrance that shortens a community's walk. */
export interface EntranceOpening {
	community: number;
	lngLat: LngLat;
	/** The community's walk by it, metres. */
	distanceM: number;
	/** From the boundary to the street. */
	lengthM: number;
	cost: number;
}

/**
 * The entrance that would bring a community within the budget by the shortest walk, as residents use it; equally
 * short ones: the south-western.
 *
 * @returns `undefined` if the community has no boundary, or no entrance on it is within the budget
 */
export function findBestEntrance(present: PresentPlan, community: number): EntranceOpening | undefined {
	let best: EntranceOpening | undefined;
	for (const point of present.index.facingPoints(community)) {
		const positions = present.placeFacing(point);
		const distanceM = present.walkM(positions);
		if (distanceM > present.limitM) continue;
		if (best && compare(best, { distanceM, lngLat: point.lngLat }) <= 0) continue;
		best = {
			community,
			lngLat: point.lngLat,
			distanceM,
			lengthM: point.positions[0]!.accessM,
			cost: present.costs.entranceYuan
		};
	}
	return best;
}

const compare = (a: Pick<EntranceOpening, 'distanceM' | 'lngLat'>, b: typeof a) =>
	a.distanceM - b.distanceM || a.lngLat[0] - b.lngLat[0] || a.lngLat[1] - b.lngLat[1];

/** The best entrance of each of some communities, one at a time; nothing of those that none would help. */
export function* listEntranceOpenings(
	present: PresentPlan,
	communities: readonly number[]
): Generator<EntranceOpening | undefined, void, void> {
	for (const community of communities) yield findBestEntrance(present, community);
}
