import type { MultiPolygon, Polygon } from 'geojson';
import { findLandFeatures } from './read-land.ts';

/**
 * Residential areas of a city's land use map; `null` without such a map, or if it has none.
 *
 * @param path see `findLand`
 */
export async function readResidentialLand(path: string): Promise<(Polygon | MultiPolygon)[] | null> {
	const features = (await findLandFeatures(path)) ?? [];
	const found = features.flatMap(({ geometry, properties }) =>
		(geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
		properties?.['kind'] === 'residential'
			? [geometry]
			: []
	);
	return found.length > 0 ? found : null;
}
