import type { LngLat } from '#lib/core/geometry/types.ts';
import type { RawFeature } from './list-geojson-features.ts';
import type { OsmTags } from './osm-elements.ts';
import { findLanduseKind, isBuilding, nameEnOf, nameOf } from './osm-kinds.ts';
import type { PositionCheck } from './position-check.ts';
import { BUILDING, type LanduseFeature } from './types.ts';

/**
 * A feature of a GeoJSON file as land, as a building, or as both, by OpenStreetMap's tags; none of anything else, nor of
 * an area whose rings are no lists of positions.
 */
export function readGroundAreas(
	{ id, label, geometry }: RawFeature,
	tags: OsmTags,
	check: PositionCheck
): LanduseFeature[] {
	const kinds = [findLanduseKind(tags), isBuilding(tags) ? BUILDING : undefined].filter(
		(kind) => kind !== undefined
	);
	if (kinds.length === 0 || !geometry) return [];
	const { type, coordinates } = geometry;
	const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
	if (!Array.isArray(polygons) || !polygons.every(isPolygon) || polygons.length === 0) return [];
	const read = polygons.map((rings) =>
		rings.map((ring) => close(ring.map((at): LngLat => check.parse(at, label))))
	);
	return kinds.map((kind) => ({
		type: 'Feature',
		properties: { id, name: nameOf(tags), nameEn: nameEnOf(tags), kind },
		geometry: { type: 'MultiPolygon', coordinates: read }
	}));
}

const close = (ring: LngLat[]): LngLat[] =>
	ring[0]!.join() === ring.at(-1)!.join() ? ring : [...ring, ring[0]!];

const isPolygon = (rings: unknown): rings is unknown[][] =>
	Array.isArray(rings) && rings.length > 0 && rings.every((ring) => Array.isArray(ring) && ring.length > 3);
