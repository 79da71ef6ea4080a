import { sampleRings } from '../geometry/sample-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Snapper } from './snap.ts';
import type { Position } from './types.ts';

/** A boundary faces a street that is no further than this and nearest to it, metres. */
export const FACING_M = 60;

const SAMPLE_M = 5;

/** Boundary points whose distance to the street differs by less than this are equally near to it. */
const TIED_M = 0.5;

interface Facing {
	lngLat: LngLat;
	accessM: number;
	/** Along the edge. */
	offsetM: number;
}

/**
 * Entrances of an area whose own are not known: on each edge that its boundary faces, the boundary's point nearest
 * to it; where a stretch of it is equally near, the stretch's middle. A boundary that faces none gets one entrance,
 * on the edge nearest to it. Where a ring begins and which way it runs makes no difference.
 *
 * Streets apart from the network that people walk on are faced only where there are no others.
 *
 * @param rings outer rings of the area, closed, WGS-84
 * @returns boundary points, by edge; empty if no street is near enough to be on the network
 */
export function deriveEntrances(rings: readonly LngLat[][], snapper: Snapper): LngLat[] {
	const walked = faceStreets(rings, snapper.findWalked);
	return walked.length > 0 ? walked : faceStreets(rings, snapper.find);
}

function faceStreets(
	rings: readonly LngLat[][],
	find: (lngLat: LngLat, limitM?: number) => Position | undefined
): LngLat[] {
	const byEdge = new Map<number, Facing[]>();
	let nearestM = Infinity;
	for (const lngLat of sampleRings(rings, SAMPLE_M)) {
		// Beyond the best so far, a farther street can only matter if the boundary faces it.
		const limitM = nearestM === Infinity ? undefined : Math.max(FACING_M, nearestM + TIED_M);
		const found = find(lngLat, limitM);
		if (!found) continue;
		const { edge, accessM, offsetM } = found;
		nearestM = Math.min(nearestM, accessM);
		const onEdge = byEdge.get(edge);
		if (onEdge) onEdge.push({ lngLat, accessM, offsetM });
		else byEdge.set(edge, [{ lngLat, accessM, offsetM }]);
	}
	const nearestOf = (facing: Facing[]) => Math.min(...facing.map(({ accessM }) => accessM));
	const sides = [...byEdge].toSorted((a, b) => a[0] - b[0]).map(([, facing]) => facing);
	const faced = sides.filter((facing) => nearestOf(facing) <= FACING_M);
	if (faced.length > 0) return faced.map(middleOfNearest);
	const onlySide = sides.find((facing) => nearestOf(facing) === nearestM);
	return onlySide ? [middleOfNearest(onlySide)] : [];
}

function middleOfNearest(facing: Facing[]): LngLat {
	const nearestM = Math.min(...facing.map(({ accessM }) => accessM));
	const tied = facing
		.filter(({ accessM }) => accessM <= nearestM + TIED_M)
		.toSorted((a, b) => a.offsetM - b.offsetM || a.lngLat[0] - b.lngLat[0] || a.lngLat[1] - b.lngLat[1]);
	return tied[Math.floor((tied.length - 1) / 2)]!.lngLat;
}
