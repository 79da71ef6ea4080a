import type { CityMeta } from '#lib/core/city/types.ts';
import { findCity, replaceCity } from './cities.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import type { Db, Querier } from './db/port.ts';
import { findExtractMeta } from './extract-meta.ts';
import { emptyFeatures } from './plan-document.ts';

/**
 * A city that can be opened: one of which streets were built from an extract, or one with a plan in the database. A city
 * that was removed cannot.
 */
export async function findOpenCity(db: Querier, cityId: string): Promise<CityMeta | undefined> {
	if (!isCityId(cityId)) return undefined;
	const extract = await findExtractMeta(cityId);
	const kept = await findCity(db, cityId);
	if (!kept) return (await isRemoved(db, cityId)) ? undefined : extract;
	if (!extract) return kept;
	const { name, nameEn, title, titleEn } = kept;
	return { ...extract, name, nameEn, title, titleEn };
}

async function isRemoved(db: Querier, cityId: string): Promise<boolean> {
	const found = await db.query('select 1 as n from city where id = $1 and removed_at is not null', [cityId]);
	return found.length > 0;
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
