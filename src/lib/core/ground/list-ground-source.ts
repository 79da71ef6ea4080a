import type { MultiPolygon, Polygon } from 'geojson';
import type { CityFeatures } from '../city/types.ts';
import { centroidOf } from '../geometry/area-centroid.ts';
import type { LngLat } from '../geometry/types.ts';
import type { GroundSource, NamedArea, NamedPlace } from './types.ts';

type Features = Pick<CityFeatures, 'clusters' | 'districts' | 'communities' | 'landmarks'>;

/**
 * What ground coverage is measured on: a city's clusters and districts, and its residential land.
 *
 * @param landuse residential areas of the land use map; `null` where the city has none: then the ground of its old
 *   communities stands in for it
 */
export function listGroundSource(
	{ clusters, districts, communities, landmarks }: Features,
	landuse: readonly (Polygon | MultiPolygon)[] | null
): GroundSource {
	const own = communities.features.map(({ geometry }) => geometry);
	const residential = landuse ?? (own.length > 0 ? own : null);
	return {
		clusters: toAreas(clusters),
		districts: toAreas(districts),
		residential,
		residentialBasis: residential && (landuse ? 'landuse' : 'communities'),
		places: [
			...communities.features.map(({ properties, geometry }): NamedPlace => {
				const { id, name, nameEn } = properties;
				return { kind: 'community', id, name, nameEn, lngLat: centroidOf(geometry) };
			}),
			...landmarks.features.map(({ properties: { id, name, nameEn }, geometry }): NamedPlace => {
				return { kind: 'landmark', id, name, nameEn, lngLat: geometry.coordinates as LngLat };
			})
		]
	};
}

const toAreas = ({ features }: Features['clusters'] | Features['districts']): NamedArea[] =>
	features.map(({ properties: { id, name, nameEn }, geometry }) => ({ id, name, nameEn, geometry }));
