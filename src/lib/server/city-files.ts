import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { tilesFolder } from './paths.ts';

/** What `lianpian tiles` builds for a city, and from what. */
export function cityFiles(cityId: string) {
	if (!isCityId(cityId))
		throw new RangeError(`"${cityId}" is no id of a city: small letters, digits and hyphens.`);
	const folder = join(tilesFolder(), cityId);
	return {
		folder,
		basemap: join(folder, 'basemap.pmtiles'),
		network: join(folder, 'network.lpn'),
		streets: join(folder, 'streets.geojson'),
		landuse: join(folder, 'landuse.geojson'),
		/** Obstacles for new links, from the extract: railways, waters, buildings. */
		knownGround: join(folder, 'known-ground.json'),
		/** Name, extent and attribution of a city that has streets and no plan yet. */
		meta: join(folder, 'city.json')
	};
}

/** Cities with a basemap or streets, by id. */
export async function listCityFolders(): Promise<string[]> {
	const entries = await readdir(tilesFolder(), { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory() && isCityId(entry.name))
		.map(({ name }) => name)
		.toSorted();
}
