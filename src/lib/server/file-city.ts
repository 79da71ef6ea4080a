import { stat } from 'node:fs/promises';
import type { City } from '#lib/core/city/types.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { cityFiles, listCityFolders } from './city-files.ts';
import { findExtractMeta } from './extract-meta.ts';
import { emptyFeatures } from './plan-document.ts';
import { listSeedCities, readSeedCity } from './seed/default-city.ts';

/** The ids of the cities that can be opened from files: those that come with the project, and those built from extracts. */
export async function listFileCities(): Promise<string[]> {
	const folders = await listCityFolders();
	const built = await Promise.all(folders.map(async (id) => ((await findExtractMeta(id)) ? id : undefined)));
	const known = [...(await listSeedCities()), ...built.filter((id) => id !== undefined)];
	const withStreets = await Promise.all(
		known.map((id) => stat(cityFiles(id).network).catch(() => undefined))
	);
	return [...new Set(known.filter((_, i) => withStreets[i] !== undefined))].toSorted();
}

/**
 * A city as its files have it: its plan where the project comes with one, none where only streets were built.
 *
 * @returns undefined if there is no such city
 */
export async function findFileCity(cityId: string): Promise<City | undefined> {
	if (!isCityId(cityId)) return undefined;
	const [extract, seeds] = await Promise.all([findExtractMeta(cityId), listSeedCities()]);
	const seed = seeds.includes(cityId) ? await readSeedCity(cityId) : undefined;
	const meta = extract ?? seed?.meta;
	return meta && { meta, features: seed?.features ?? emptyFeatures() };
}
