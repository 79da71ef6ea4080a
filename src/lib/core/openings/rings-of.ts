import type { LngLat } from '../geometry/types.ts';
import type { PlacedSite } from '../what-if/types.ts';

/** All rings of an area, holes included; a point has none. */
export function ringsOf({ geometry }: Pick<PlacedSite, 'geometry'>): LngLat[][] {
	if (geometry.type === 'Point') return [];
	return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as LngLat[][];
}

/** The outer rings of an area. */
export function outerRingsOf({ geometry }: Pick<PlacedSite, 'geometry'>): LngLat[][] {
	if (geometry.type === 'Point') return [];
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map(([outer]) => outer as LngLat[]);
}
