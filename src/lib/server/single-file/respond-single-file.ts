import { checkViewQuery } from '#lib/carto/check-view-query.ts';
import { MOMENT_RULES } from '#lib/carto/moment-query.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { briefView } from '#lib/core/briefings/brief-view.ts';
import { describeIgnored } from '../embed/describe-ignored.ts';
import { titleOf } from '../embed/title-of.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { buildPlanDocument } from '../plan-document.ts';
import { readRailways } from '../read-railways.ts';
import { problemOf, Refused } from '../refused.ts';
import type { RouteSources } from '../route-sources.ts';
import { checkCityRequest } from '../static/check-city-request.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { WrongRequest } from '../static/wrong-request.ts';
import { makeSingleFile, SingleFileTooLarge } from './make-single-file.ts';

/** Answers `/{city}/single.html?…`: a briefing (`briefing=id`), or the view that the other parameters describe. */
export async function respondSingleFile(
	request: Request,
	{ city: cityId }: { city: string },
	{ getCity, findBriefing }: Pick<RouteSources, 'getCity' | 'findBriefing'>
): Promise<Response> {
	try {
		const query = new URL(request.url).searchParams;
		const city = await getCity(cityId);
		const { ignored, wrong } = checkViewQuery(query, { also: ['briefing'], rules: MOMENT_RULES });
		if (wrong.length > 0) throw new WrongRequest(wrong);
		const { model } = city;
		const { lang, theme } = readViewQuery(query);
		const id = query.get('briefing');
		const shown = id === null ? briefAsked(city, query) : await findBriefing(cityId, id);
		if (!shown) throw new Refused(404, 'unknown-document', { document: 'briefing', id: id ?? '' });
		const { name, document } = shown;
		const plan = buildPlanDocument(model.features, {
			revision: city.revision ?? 0,
			railways: await readRailways(city.files.land)
		});
		const html = await makeSingleFile(plan, city.files, {
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
		if (error instanceof SingleFileTooLarge)
			return problemOf(new Refused(413, 'large-file', { problem: error.message }));
		return refuseRequest(error);
	}
}

/** The view that is asked for as a briefing of one slide. @throws WrongRequest */
function briefAsked({ model }: LoadedCity, query: URLSearchParams) {
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
