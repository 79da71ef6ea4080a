import type { Polygon } from 'geojson';
import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
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

const CORNERS = 72;

/** The circle itself, for drawing: 72 corners, counter-clockwise. */
export function buildPlainCircle(centre: LngLat, radiusM: number): Polygon {
	const plane = buildLocalMetres(centre);
	const ring = Array.from({ length: CORNERS }, (_, i) => {
		const angle = (2 * Math.PI * i) / CORNERS;
		return plane.toLngLat([radiusM * Math.cos(angle), radiusM * Math.sin(angle)]);
	});
	return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
