import { checkViewQuery } from '#lib/carto/check-view-query.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { briefView } from '#lib/core/briefings/brief-view.ts';
import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import type { Db } from '#lib/server/db/port.ts';
import { describeIgnored } from '#lib/server/embed/describe-ignored.ts';
import { titleOf } from '#lib/server/embed/title-of.ts';
import { problem } from '#lib/server/http.ts';
import { findLoadedCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { buildPlanDocument } from '#lib/server/plan-document.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import { makeSingleFile, SingleFileTooLarge } from '#lib/server/single-file.ts';
import { checkCityRequest } from '#lib/server/static/check-city-request.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';

/** A briefing (`briefing=id`), or the view that the other parameters describe, as one .html for a stick. */
export async function GET({ params, url }) {
	const db = await getDb();
	const city = await findLoadedCity(db, params.city);
	if (!city) return problem(404, 'Not found', `There is no city "${params.city}".`);
	try {
		const query = url.searchParams;
		const { ignored, wrong } = checkViewQuery(query, { also: ['briefing'] });
		if (wrong.length > 0) throw new WrongRequest(wrong);
		const { model } = city;
		const { lang, theme } = readViewQuery(query);
		const shown = await findShown(db, city, query);
		if (!shown) return problem(404, 'Not found', `There is no briefing "${query.get('briefing')}".`);
		const { name, document } = shown;
		const plan = buildPlanDocument(model.features, await readRailways(params.city));
		const html = await makeSingleFile(plan, {
			meta: model.meta,
			briefing: document,
			lang: query.has('lang') ? lang : document.lang,
			theme
		});
		return new Response(html, {
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-disposition': disposition(name),
				'cache-control': 'no-cache',
				...describeIgnored({ ignored })
			}
		});
	} catch (error) {
		if (error instanceof SingleFileTooLarge) return problem(413, 'Too large', error.message);
		return refuseRequest(error);
	}
}

/** The briefing that is asked for, or one made of the view; `undefined` if there is no such briefing. */
async function findShown(db: Db, city: LoadedCity, query: URLSearchParams) {
	const { model } = city;
	const id = query.get('briefing');
	if (id !== null) return briefings.find(db, model.meta.id, id);
	const view = readViewQuery(query);
	checkCityRequest(model, { view, asOf: null });
	const title = titleOf({ plan: model.measure(view), view });
	return { name: title, document: briefView({ title, query: query.toString(), lang: view.lang }) };
}

/** A file to be kept, under a name in any script. @see RFC 6266 */
function disposition(name: string): string {
	const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
	return `attachment; filename="lianpian.html"; filename*=UTF-8''${encodeURIComponent(safe)}.html`;
}
