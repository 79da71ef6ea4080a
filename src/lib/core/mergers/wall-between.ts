import { haversineM } from '../geometry/local-metres.ts';
import type { NeighbourPair } from '../neighbours/types.ts';
import type { OpeningIndex } from '../openings/opening-index.ts';
import { WALL_WIDTH } from './settings.ts';
import type { MergedWall } from './types.ts';

/** Faces this near are one wall. */
const ONE_WALL_M = 0.1;

/**
 * The wall between two neighbours: how far its two faces are apart on the mean, and where it is opened for trial: in
 * its middle and at its ends, of the places that can be opened.
 *
 * @param places of the two in the plan of the index
 */
export function wallBetween(
	index: OpeningIndex,
	{ a, b, sharedWallM }: NeighbourPair,
	places: readonly [number, number]
): MergedWall {
	// Of one point seen from both sides, one is enough.
	const points = [...index.wallPoints(...places)].toSorted(
		(p, q) => p.lngLat[0] - q.lngLat[0] || p.lngLat[1] - q.lngLat[1]
	);
	const wayM = (from: (typeof points)[number], to: (typeof points)[number]) =>
		haversineM(...from.lngLat, ...to.lngLat);
	const far = (from: (typeof points)[number]) =>
		points.reduce((best, p) => (wayM(from, p) > wayM(from, best) ? p : best));
	const [first] = points;
	const ends = first ? [far(first), far(far(first))] : [];
	const [one, other] = ends;
	const unevenness = (p: (typeof points)[number]) => Math.abs(wayM(p, one!) - wayM(p, other!));
	const middle = points.reduce((best, p) => (unevenness(p) < unevenness(best) ? p : best), first!);
	const openings = first ? [middle, ...ends].map(({ lngLat }) => lngLat) : [];
	return {
		communityIds: [a, b],
		sharedWallM,
		gapM: points.reduce((sum, { gapM }) => sum + gapM, 0) / Math.max(points.length, 1),
		openings: openings.filter((p, i) => openings.findIndex((q) => q[0] === p[0] && q[1] === p[1]) === i)
	};
}

/** Square metres that fall to both when their wall is gone: the strip between its faces, and what these stand on. */
export const groundOfWall = ({ sharedWallM, gapM }: Pick<MergedWall, 'sharedWallM' | 'gapM'>) =>
	sharedWallM * (gapM <= ONE_WALL_M ? WALL_WIDTH.widthM : gapM + 2 * WALL_WIDTH.widthM);
