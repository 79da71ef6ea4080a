import { ringsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { findNearestOnLines } from './nearest-on-lines.ts';
import type { Area } from './types.ts';

/**
 * The place of an area's outline, holes included, that is nearest to a position; of several the first along its rings.
 *
 * @returns a vertex bit by bit, or a place of a side rounded to 7 decimals, so at most a centimetre beside it
 * @throws RangeError if the area has no outline
 */
export function pullToOutline(lngLat: LngLat, area: Area): LngLat {
	const nearest = findNearestOnLines(lngLat, ringsOf(area));
	if (!nearest) throw new RangeError('An area without positions has no outline to pull a position to.');
	return nearest.lngLat;
}
