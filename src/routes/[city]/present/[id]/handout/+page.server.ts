import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { momentOfPage } from '#lib/server/plan/moment-of-page.ts';
import { writeMoment } from '#lib/server/plan/plan-moment.ts';
import { Refused } from '#lib/server/refused.ts';
import { refusePage, workForPage } from '#lib/server/threads/page-work.ts';

/** Everything that the handout says; its maps are pictures of their own. */
export async function load(event) {
	const { params, locals, url } = event;
	const db = await getDb();
	const moment = await momentOfPage(db, params.city, { url, locals });
	const briefing = await briefings.find(db, params.city, params.id);
	if (!briefing)
		refusePage(new Refused(404, 'unknown-document', { document: 'briefing', id: params.id }), locals);
	const { title, subtitle, slides, lang: own } = briefing.document;
	const lang = url.searchParams.has('lang') ? locals.lang : own;
	return {
		...(await workForPage('handout', { cityId: params.city, moment, slides, lang }, event)),
		id: params.id,
		moment: writeMoment(moment).toString(),
		title,
		subtitle,
		lang,
		hasNotes: url.searchParams.get('notes') === '1'
	};
}
