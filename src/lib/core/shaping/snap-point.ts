import { distanceXy } from '../geometry/distance-xy.ts';
import { nearestShare, pointAt } from '../geometry/sides.ts';
import type { LngLat } from '../geometry/types.ts';
import type { SnapIndex } from './build-snap-index.ts';
import { roundLngLat } from './round-geometry.ts';

export interface Snap {
	/** A vertex bit by bit; a place of an edge rounded to 7 decimals. */
	readonly lngLat: LngLat;
	readonly kind: 'vertex' | 'edge';
	/** Index of the target. */
	readonly of: number;
	readonly distanceM: number;
}

/**
 * What a position snaps to: the nearest vertex within the radius, and only if there is none the nearest edge; of several
 * as near, the first in the order of the targets.
 *
 * @param lngLat WGS-84
 * @param isLeftOut targets that are not snapped to, such as the one that is being moved
 * @returns `undefined` if nothing is near enough
 */
export function snapPoint(
	lngLat: LngLat,
	{ plane, pieces, boxes }: SnapIndex,
	{ radiusM, isLeftOut = () => false }: { radiusM: number; isLeftOut?: (of: number) => boolean }
): Snap | undefined {
	const xy = plane.toXy(lngLat);
	const near = boxes
		.search([...xy, ...xy], radiusM)
		.toSorted((m, n) => m - n)
		.map((i) => pieces[i]!)
		.filter(({ of }) => !isLeftOut(of));
	let vertex: Snap | undefined;
	let edge: Snap | undefined;
	for (const { of, ends, side } of near) {
		for (const [i, end] of ends.entries()) {
			const distanceM = distanceXy(side[i]!, xy);
			if (distanceM <= radiusM && !(vertex && vertex.distanceM <= distanceM))
				vertex = { lngLat: [end[0], end[1]], kind: 'vertex', of, distanceM };
		}
		if (vertex) continue;
		const foot = pointAt(side, nearestShare(side, xy));
		const distanceM = distanceXy(foot, xy);
		if (distanceM <= radiusM && !(edge && edge.distanceM <= distanceM))
			edge = { lngLat: roundLngLat(plane.toLngLat(foot)), kind: 'edge', of, distanceM };
	}
	return vertex ?? edge;
}
