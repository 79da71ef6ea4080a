import { error } from '@sveltejs/kit';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { getDb } from '#lib/server/app-db.ts';
import { views } from '#lib/server/documents/index.ts';
import type { Db } from '#lib/server/db/port.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { buildShare } from '#lib/server/og/build-share.ts';
import { findOpenCity } from '#lib/server/open-city.ts';

export async function load({ params, url, locals, depends, isDataRequest }) {
	depends('lianpian:views');
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) error(404, `There is no city "${params.city}".`);
	const kept = await views.list(db, params.city);
	return {
		meta,
		// What a link says of itself matters to whoever fetches the page, not to the page that is open.
		share: isDataRequest ? null : await describeShare(db, params.city, url),
		views: kept.map(({ id, name, query }) => ({ id, name, query })),
		lang: locals.lang,
		theme: locals.theme
	};
}

/** `null` where there is nothing to tell: a city without streets, or edits that cannot be made. */
async function describeShare(db: Db, cityId: string, { origin, searchParams }: URL) {
	const city = await findLoadedCity(db, cityId);
	if (!city) return null;
	const view = readViewQuery(searchParams);
	try {
		return buildShare({ plan: city.model.measure(view), view, origin, isEmbed: false });
	} catch (failure) {
		if (failure instanceof EditError) return null;
		throw failure;
	}
}
