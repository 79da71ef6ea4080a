import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { LngLat } from './types.ts';

/** What a place may be drawn as. */
export type PlaceGeometry = Point | Polygon | MultiPolygon;

/** The polygons of an area, each its outer ring first and then its holes, all closed; a point has none. */
export function polygonsOf(geometry: PlaceGeometry): LngLat[][][] {
	if (geometry.type === 'Point') return [];
	return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as LngLat[][][];
}

/** All rings of an area, holes included; a point has none. */
export function ringsOf(geometry: PlaceGeometry): LngLat[][] {
	if (geometry.type === 'Point') return [];
	return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as LngLat[][];
}

/** The outer rings of an area; a point has none. */
export function outerRingsOf(geometry: PlaceGeometry): LngLat[][] {
	return polygonsOf(geometry).flatMap(([outer]) => (outer ? [outer] : []));
}
