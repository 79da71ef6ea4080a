import type { CityMeta } from '#lib/core/city/types.ts';
import { findCity, replaceCity } from './cities.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import type { Db } from './db/port.ts';
import { findExtractMeta } from './extract-meta.ts';
import { emptyFeatures } from './plan-document.ts';

/** A city that can be opened: one of which streets were built from an extract, or one with a plan in the database. */
export async function findOpenCity(db: Db, cityId: string): Promise<CityMeta | undefined> {
	if (!isCityId(cityId)) return undefined;
	return (await findExtractMeta(cityId)) ?? (await findCity(db, cityId));
}

/**
 * Makes sure that the database has the city, so that views of it can be kept.
 *
 * @returns false if there is no such city to open
 */
export async function keepCity(db: Db, cityId: string): Promise<boolean> {
	const meta = await findOpenCity(db, cityId);
	if (!meta) return false;
	if (!(await findCity(db, cityId))) await replaceCity(db, { meta, features: emptyFeatures() });
	return true;
}
