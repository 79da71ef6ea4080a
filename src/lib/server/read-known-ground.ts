import { readFile } from 'node:fs/promises';
import type { FeatureCollection } from 'geojson';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { cityFiles } from './city-files.ts';
import { toKnownGround } from './import/to-known-ground.ts';
import type { LanduseFeature, LineFeature } from './import/types.ts';

/** What a city's land use map knows of the ground beside its streets; nothing where it has no such map. */
export async function readKnownGround(cityId: string): Promise<KnownGround> {
	try {
		const text = await readFile(cityFiles(cityId).landuse, 'utf8');
		const { features } = JSON.parse(text) as FeatureCollection;
		return toKnownGround({
			lines: features.filter(({ geometry }) => geometry.type === 'LineString') as LineFeature[],
			landuse: features.filter(({ geometry }) => geometry.type.endsWith('Polygon')) as LanduseFeature[]
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return UNKNOWN_GROUND;
		throw error;
	}
}
