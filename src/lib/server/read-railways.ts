import type { LngLat } from '#lib/core/geometry/types.ts';
import { findLandFeatures } from './read-land.ts';

/** As the project's own city and OpenStreetMap name railways. */
const RAILWAYS = new Set(['railway', 'rail', 'light_rail', 'narrow_gauge', 'subway']);

/**
 * Railway lines of a city's land use map; none without that file.
 *
 * @param path see `findLand`
 */
export async function readRailways(path: string): Promise<LngLat[][]> {
	const features = (await findLandFeatures(path)) ?? [];
	return features.flatMap(({ geometry, properties }) =>
		geometry.type === 'LineString' && RAILWAYS.has(String(properties?.['kind']))
			? [geometry.coordinates as LngLat[]]
			: []
	);
}
