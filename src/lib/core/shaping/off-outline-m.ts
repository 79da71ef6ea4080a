import { ringsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { findNearestOnLines } from './nearest-on-lines.ts';
import type { Area } from './types.ts';

/** Metres from a position to the outline of an area, holes included, inside and outside alike; without one, Infinity. */
export const offOutlineM = (lngLat: LngLat, area: Area): number =>
	findNearestOnLines(lngLat, ringsOf(area))?.distanceM ?? Infinity;
