import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { PresentPlan } from './present-plan.ts';

/** An opening in the wall to a neighbour that shortens a community's walk. */
export interface WallOpening {
	community: number;
	neighbour: number;
	lngLat: LngLat;
	/** The community's walk by it, metres. */
	distanceM: number;
	/** From one boundary to the other. */
	lengthM: number;
	cost: number;
}

/**
 * Where to open the wall to one neighbour so that the community comes within the budget by the shortest walk;
 * equally short ones: the south-western. Routes through a third community are not considered.
 *
 * @returns `undefined` if they share no wall, or no opening in it is within the budget
 */
export function findBestWall(
	present: PresentPlan,
	community: number,
	neighbour: number
): WallOpening | undefined {
	const { ways, positions } = present.ground.communities[neighbour]!;
	const gates = ways.flatMap((way, i) => {
		const restM = way.throughId === undefined ? present.walkM([positions[i]]) : Infinity;
		return restM <= present.limitM ? [{ lngLat: way.lngLat, restM }] : [];
	});
	if (gates.length === 0) return undefined;
	let best: WallOpening | undefined;
	for (const { lngLat, gapM } of present.index.wallPoints(community, neighbour)) {
		let distanceM = Infinity;
		for (const gate of gates)
			distanceM = Math.min(distanceM, quantizeM(haversineM(...lngLat, ...gate.lngLat)) + gate.restM);
		if (distanceM > present.limitM) continue;
		if (best && compare(best, { distanceM, lngLat }) <= 0) continue;
		best = { community, neighbour, lngLat, distanceM, lengthM: gapM, cost: present.costs.wallYuan };
	}
	return best;
}

const compare = (a: Pick<WallOpening, 'distanceM' | 'lngLat'>, b: typeof a) =>
	a.distanceM - b.distanceM || a.lngLat[0] - b.lngLat[0] || a.lngLat[1] - b.lngLat[1];

/** The best opening to each neighbour of some communities, one community at a time. */
export function* listWallOpenings(
	present: PresentPlan,
	communities: readonly number[]
): Generator<WallOpening[], void, void> {
	for (const community of communities)
		yield present.index
			.listNeighbours(community)
			.flatMap((neighbour) => findBestWall(present, community, neighbour) ?? []);
}
