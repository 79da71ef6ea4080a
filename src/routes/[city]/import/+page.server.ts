import { getDb } from '#lib/server/app-db.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { refusePage } from '#lib/server/threads/page-work.ts';

export async function load({ params, locals }) {
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) refusePage(await refuseCity(db, params.city), locals);
	return { meta, lang: locals.lang, theme: locals.theme };
}
