import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { momentOfPage } from '#lib/server/plan/moment-of-page.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { Refused } from '#lib/server/refused.ts';
import { refusePage } from '#lib/server/threads/page-work.ts';

export async function load({ params, locals, url }) {
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) refusePage(await refuseCity(db, params.city), locals);
	const moment = await momentOfPage(db, params.city, { url, locals });
	const briefing = await briefings.find(db, params.city, params.id);
	if (!briefing)
		refusePage(new Refused(404, 'unknown-document', { document: 'briefing', id: params.id }), locals);
	return {
		meta,
		moment,
		document: briefing.document,
		// The briefing has its own language; an address that names one comes over it.
		lang: url.searchParams.has('lang') ? locals.lang : briefing.document.lang,
		theme: url.searchParams.has('theme') ? locals.theme : ('dark' as const)
	};
}
