import { readFile } from 'node:fs/promises';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { cityFiles } from './city-files.ts';

/** Residential areas of a city's land use map; `null` without such a map, or if it has none. */
export async function readResidentialLand(cityId: string): Promise<(Polygon | MultiPolygon)[] | null> {
	try {
		const text = await readFile(cityFiles(cityId).landuse, 'utf8');
		const { features } = JSON.parse(text) as FeatureCollection;
		const found = features.flatMap(({ geometry, properties }) =>
			(geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') &&
			properties?.['kind'] === 'residential'
				? [geometry]
				: []
		);
		return found.length > 0 ? found : null;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}
