import type { Polygon } from 'geojson';
import { findLabelPoint } from '../geometry/label-point.ts';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { NEAREST_PLACES } from './settings.ts';
import type { GroundGap, NamedPlace } from './types.ts';

/** Where a gap is, and what is near to it; of equally near places the smaller id first. */
export function describeGap(
	coordinates: LngLat[][],
	places: readonly NamedPlace[]
): Pick<GroundGap, 'lngLat' | 'nearest' | 'geometry'> {
	const geometry: Polygon = { type: 'Polygon', coordinates };
	const lngLat = findLabelPoint(geometry)!;
	const nearest = places
		.map((place) => ({ place, distanceM: haversineM(...lngLat, ...place.lngLat) }))
		.toSorted((m, n) => m.distanceM - n.distanceM || (m.place.id < n.place.id ? -1 : 1))
		.slice(0, NEAREST_PLACES);
	return { lngLat, nearest, geometry };
}
