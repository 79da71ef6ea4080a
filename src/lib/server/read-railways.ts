import { readFile } from 'node:fs/promises';
import type { FeatureCollection } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { cityFiles } from './city-files.ts';

/** Railway lines of a city's basemap; none without that file. */
export async function readRailways(cityId: string): Promise<LngLat[][]> {
	try {
		const text = await readFile(cityFiles(cityId).landuse, 'utf8');
		const { features } = JSON.parse(text) as FeatureCollection;
		return features.flatMap(({ geometry, properties }) =>
			geometry.type === 'LineString' && properties?.['kind'] === 'railway'
				? [geometry.coordinates as LngLat[]]
				: []
		);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}
