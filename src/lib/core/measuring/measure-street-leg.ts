import type { LngLat } from '../geometry/types.ts';
import { tracePath } from '../network/trace-path.ts';
import type { Position } from '../network/types.ts';
import { findNearestSource, type NearestSource } from '../network/walk-field.ts';
import type { StreetLeg, StreetStart } from './types.ts';

/**
 * The shortest walk from a start to a position along the streets. From either end it is as long as from the other.
 * To the start itself it is 0 m: nobody walks to the street and back. Equally short walks: the first position of the
 * end, and of the start.
 *
 * @param lngLat WGS-84
 */
export function measureStreetLeg({ streets, lngLat: from, field }: StreetStart, lngLat: LngLat): StreetLeg {
	const positions = streets.place(lngLat);
	if (!field || positions.length === 0)
		return { kind: 'off-network', isFromOff: !field, isToOff: positions.length === 0 };
	if (from[0] === lngLat[0] && from[1] === lngLat[1])
		return { kind: 'walk', lengthM: 0, lngLats: [], accessM: { from: 0, to: 0 } };
	let best: { position: Position; nearest: NearestSource } | undefined;
	for (const position of positions) {
		const nearest = findNearestSource(field, position);
		if (nearest && (!best || nearest.distanceM < best.nearest.distanceM)) best = { position, nearest };
	}
	if (!best) return { kind: 'cut-off' };
	const walk = tracePath(field, best.position, best.nearest);
	return {
		kind: 'walk',
		lengthM: walk.distanceM,
		lngLats: walk.lngLats.toReversed(),
		accessM: { from: walk.accessM.source, to: walk.accessM.place }
	};
}
