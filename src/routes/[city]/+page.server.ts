import { error } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { listSavedViews } from '#lib/server/saved-views.ts';

export async function load({ params, locals, depends }) {
	depends('lianpian:views');
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) error(404, `There is no city "${params.city}".`);
	const views = await listSavedViews(db, params.city);
	return {
		meta,
		views: views.map(({ id, name, query }) => ({ id, name, query })),
		lang: locals.lang,
		theme: locals.theme
	};
}
