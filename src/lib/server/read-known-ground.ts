import { readFile } from 'node:fs/promises';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { cityFiles } from './city-files.ts';
import { toKnownGround } from './import/to-known-ground.ts';
import type { LanduseFeature, LineFeature } from './import/types.ts';
import { findLandFeatures } from './read-land.ts';

/**
 * What is known of the ground beside a city's streets: by the extract that its streets are from, else by its land use
 * map; nothing where it has neither.
 *
 * @param land path of its land use map, see `findLand`
 */
export async function readKnownGround(cityId: string, land: string): Promise<KnownGround> {
	const own = cityFiles(cityId);
	const known = land === own.landuse ? await readIfThere(own.knownGround) : undefined;
	if (known !== undefined) return JSON.parse(known) as KnownGround;
	const features = await findLandFeatures(land);
	if (!features) return UNKNOWN_GROUND;
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
