import { polygonsOf, type PlaceGeometry } from './area-rings.ts';
import { buildLocalMetres } from './local-metres.ts';
import { ringCentroid } from './ring-centroid.ts';
import type { LngLat } from './types.ts';

/**
 * The centroid of an area, WGS-84, holes left out; a point is its own. An area without extent: its first position.
 * Where a ring begins and which way it runs does not matter beyond rounding.
 *
 * Not `@turf/center-of-mass`: that counts the corners of holes as ground, and of several parts takes the hull.
 */
export function centroidOf(geometry: PlaceGeometry): LngLat {
	if (geometry.type === 'Point') return geometry.coordinates as LngLat;
	const polygons = polygonsOf(geometry);
	const first = polygons[0]![0]![0]!;
	const plane = buildLocalMetres(first);
	let [sumX, sumY, sum] = [0, 0, 0];
	for (const polygon of polygons)
		for (const [i, ring] of polygon.entries()) {
			const { xy, area } = ringCentroid(ring.map(plane.toXy));
			// Whichever way rings run, the outer one adds and holes take away.
			const weight = (i === 0 ? 1 : -1) * Math.abs(area);
			sumX += weight * xy[0];
			sumY += weight * xy[1];
			sum += weight;
		}
	return sum === 0 ? first : plane.toLngLat([sumX / sum, sumY / sum]);
}
