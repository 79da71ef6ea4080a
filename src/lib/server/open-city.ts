import { readFile } from 'node:fs/promises';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { findCity, getFeatures } from './cities.ts';
import { cityFiles, isCityId, listCityFolders } from './city-files.ts';
import type { Db } from './db/port.ts';
import { emptyFeatures } from './plan-document.ts';

/** A city that can be opened: one with a plan in the database, or one of which only streets were built. */
export async function findOpenCity(db: Db, cityId: string): Promise<CityMeta | undefined> {
	if (!isCityId(cityId)) return undefined;
	const planned = await findCity(db, cityId);
	if (planned) return planned;
	if (!(await listCityFolders()).includes(cityId)) return undefined;
	try {
		return JSON.parse(await readFile(cityFiles(cityId).meta, 'utf8'));
	} catch {
		return undefined;
	}
}

/** Its features; none where it has no plan yet. */
export async function getOpenCityFeatures(db: Db, cityId: string): Promise<CityFeatures> {
	return (await findCity(db, cityId)) ? getFeatures(db, cityId) : emptyFeatures();
}
