import { distanceXy } from '../geometry/distance-xy.ts';
import { haversineM } from '../geometry/local-metres.ts';
import { distanceToSide } from '../geometry/sides.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Beside, NearEnd } from './list-near-ends.ts';
import { PLANE_ERROR } from './point-grid.ts';
import type { PresentPlan } from './present-plan.ts';
import { LINK_MAX_M } from './settings.ts';

/** A candidate link from a near end to another place on the streets. */
export interface LinkPair {
	end: NearEnd;
	b: LngLat;
	/** Metres from `b` to its street. */
	accessM: number;
	/** Empty while the link is straight; whether that is clear has not been tested. */
	bends: readonly LngLat[];
	/** Metres from street to street. */
	lengthM: number;
	/** A longer link between these ends cannot help. */
	mostM: number;
}

/** Shorter first; ties by the positions of the ends. */
export const comparePairs = (one: LinkPair, other: LinkPair) =>
	one.lengthM - other.lengthM ||
	one.end.lngLat[0] - other.end.lngLat[0] ||
	one.end.lngLat[1] - other.end.lngLat[1] ||
	one.b[0] - other.b[0] ||
	one.b[1] - other.b[1];

/**
 * Links of `fromM` to `toM` metres that may bring the place within the budget, shortest first. Whether they are clear
 * has not been tested.
 */
export function listLinkPairs(present: PresentPlan, ends: readonly NearEnd[], fromM: number, toM: number) {
	const { index, limitM } = present;
	const { grid, samples } = index.streets;
	const pairs: LinkPair[] = [];
	for (const end of ends) {
		const isPlain = end.ways.length + end.doors.length === 0;
		// A bent link may pass doors that the straight one misses.
		const mayBend = !isPlain && index.waysRound.hasNear(end.lngLat);
		if (end.walkM + fromM > limitM && isPlain) continue;
		const isUseful = (cell: number) => end.walkM + fromM + present.cellWalkM(cell) <= limitM;
		const visit = (other: number, straightM: number) => {
			const restM = present.sampleWalkM(other);
			const isAcross = end.walkM + restM + straightM / PLANE_ERROR <= limitM;
			const isPassing = !isPlain && mayPass(present, end, other, mayBend);
			if (!isAcross && !isPassing) return;
			const position = present.sampleAt(other);
			if (!position) return;
			const b = samples.lngLats[other]!;
			const lengthM = end.accessM + quantizeM(haversineM(...end.lngLat, ...b)) + position.accessM;
			if (lengthM < fromM || lengthM > toM) return;
			if (!index.isOutside(other)) return;
			if (end.sample < 0 ? !index.isFree(end.lngLat) : !index.isOutside(end.sample)) return;
			const mostM = isPassing ? LINK_MAX_M : limitM - end.walkM - restM;
			pairs.push({ end, b, accessM: position.accessM, bends: [], lengthM, mostM });
		};
		grid.visit(end.lngLat, PLANE_ERROR * toM, visit, isPlain ? isUseful : undefined);
	}
	return pairs.toSorted(comparePairs);
}

/**
 * Whether a link may help because it passes an entrance of the place or a door.
 *
 * @param mayBend whether the link may bend on its way
 */
function mayPass(
	present: PresentPlan,
	{ sample, lngLat, xy: a, ways, doors, walkM }: NearEnd,
	other: number,
	mayBend: boolean
): boolean {
	const { xy } = present.index.streets.grid;
	const withinM = PLANE_ERROR * present.limitM;
	const b: Xy = [xy[2 * other]!, xy[2 * other + 1]!];
	const isBeside = ({ xy: at, reachM }: Beside) =>
		mayBend
			? distanceXy(a, at) + distanceXy(at, b) <= PLANE_ERROR * (LINK_MAX_M + 2 * reachM)
			: distanceToSide([a, b], at) <= PLANE_ERROR * reachM + 1;
	for (const way of ways) {
		if (!isBeside(way)) continue;
		if (doors.length > 0 || distanceXy(way.xy, b) + present.sampleWalkM(other) <= withinM) return true;
		const restM = sample < 0 ? present.walkM(present.ground.place(lngLat)) : present.sampleWalkM(sample);
		if (distanceXy(way.xy, a) + restM <= withinM) return true;
	}
	return doors.some((door) => walkM + distanceXy(door.xy, a) <= withinM && isBeside(door));
}
