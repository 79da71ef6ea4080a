import type { Polygon } from 'geojson';
import { circle } from '@turf/circle';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';

/**
 * Whether the plain circle that is still drawn on many plans takes a community in: one of its entrances is within
 * the walking distance of a centre's door as the crow flies.
 *
 * @param radiusM walking metres of the budget, inclusive
 */
export function isInPlainCircle(
	entrances: readonly LngLat[],
	doors: readonly LngLat[],
	radiusM: number
): boolean {
	return entrances.some((entrance) => doors.some((door) => haversineM(...entrance, ...door) <= radiusM));
}

/** The circle itself, for drawing: 72 corners, counter-clockwise. */
export function buildPlainCircle(centre: LngLat, radiusM: number): Polygon {
	return circle(centre, radiusM, { units: 'meters', steps: 72 }).geometry;
}
