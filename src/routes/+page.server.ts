import { redirect } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { listOpenCityIds } from '#lib/server/list-open-cities.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { DEFAULT_CITY_ID } from '#lib/server/seed/default-city.ts';

/** Leads to the default city; where that was removed, to the only other one, or to all of them. */
export async function load({ url }) {
	const db = await getDb();
	if (await findOpenCity(db, DEFAULT_CITY_ID)) redirect(307, `/${DEFAULT_CITY_ID}${url.search}`);
	const ids = await listOpenCityIds(db);
	redirect(307, `/${ids.length === 1 ? ids[0] : 'cities'}${url.search}`);
}
