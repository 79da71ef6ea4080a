import { error } from '@sveltejs/kit';
import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { findOpenCity } from '#lib/server/open-city.ts';

export async function load({ params, locals, url }) {
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) error(404, `There is no city "${params.city}".`);
	const briefing = await briefings.find(db, params.city, params.id);
	if (!briefing) error(404, `There is no briefing "${params.id}".`);
	return {
		meta,
		document: briefing.document,
		// The briefing has its own language; an address that names one comes over it.
		lang: url.searchParams.has('lang') ? locals.lang : briefing.document.lang,
		theme: url.searchParams.has('theme') ? locals.theme : ('dark' as const)
	};
}
