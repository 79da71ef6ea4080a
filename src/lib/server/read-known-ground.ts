import { readFile } from 'node:fs/promises';
import type { FeatureCollection } from 'geojson';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { cityFiles } from './city-files.ts';
import { toKnownGround } from './import/to-known-ground.ts';
import type { LanduseFeature, LineFeature } from './import/types.ts';

/**
 * What is known of the ground beside a city's streets: by the extract that its streets are from, else by its land use
 * map; nothing where it has neither.
 */
export async function readKnownGround(cityId: string): Promise<KnownGround> {
	const { knownGround, landuse } = cityFiles(cityId);
	const known = await readIfThere(knownGround);
	if (known !== undefined) return JSON.parse(known) as KnownGround;
	const land = await readIfThere(landuse);
	if (land === undefined) return UNKNOWN_GROUND;
	const { features } = JSON.parse(land) as FeatureCollection;
	return toKnownGround({
		lines: features.filter(({ geometry }) => geometry.type === 'LineString') as LineFeature[],
		landuse: features.filter(({ geometry }) => geometry.type.endsWith('Polygon')) as LanduseFeature[]
	});
}

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
