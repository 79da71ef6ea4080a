import { checkViewQuery } from '#lib/carto/check-view-query.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { briefView } from '#lib/core/briefings/brief-view.ts';
import { getDb } from '#lib/server/app-db.ts';
import { findBriefing } from '#lib/server/briefings.ts';
import { problem } from '#lib/server/http.ts';
import { findOpenCity, getOpenCityFeatures } from '#lib/server/open-city.ts';
import { buildPlanDocument } from '#lib/server/plan-document.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import { makeSingleFile, SingleFileTooLarge } from '#lib/server/single-file.ts';

/** A briefing (`briefing=id`), or the view that the other parameters describe, as one .html for a stick. */
export async function GET({ params, url }) {
	const db = await getDb();
	const meta = await findOpenCity(db, params.city);
	if (!meta) return problem(404, 'Not found', `There is no city "${params.city}".`);
	const { ignored, wrong } = checkViewQuery(url.searchParams, { also: ['briefing'] });
	const [first] = wrong;
	if (first)
		return problem(
			400,
			'Bad request',
			`${first.name}=${first.value} is not known here; right is ${first.right}.`
		);
	const { lang, theme } = readViewQuery(url.searchParams);
	const id = url.searchParams.get('briefing');
	const kept = id === null ? undefined : await findBriefing(db, params.city, id);
	if (id !== null && !kept) return problem(404, 'Not found', `There is no briefing "${id}".`);
	const view = new URLSearchParams(url.searchParams);
	for (const name of ['briefing', ...ignored]) view.delete(name);
	const briefing =
		kept?.document ??
		briefView({
			title: lang === 'en' ? `${meta.nameEn} · ${meta.titleEn}` : `${meta.name} · ${meta.title}`,
			subtitle: '',
			query: view.toString(),
			lang
		});
	try {
		const features = await getOpenCityFeatures(db, params.city);
		const plan = buildPlanDocument(features, await readRailways(params.city));
		const html = await makeSingleFile(plan, { meta, briefing, lang, theme });
		return new Response(html, {
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-disposition': disposition(kept?.name ?? briefing.title),
				'cache-control': 'no-cache',
				...(ignored.length > 0 ? { 'x-ignored-parameters': ignored.join(', ') } : {})
			}
		});
	} catch (error) {
		if (error instanceof SingleFileTooLarge) return problem(413, 'Too large', error.message);
		throw error;
	}
}

/** A file to be kept, under a name in any script. @see RFC 6266 */
function disposition(name: string): string {
	const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
	return `attachment; filename="lianpian.html"; filename*=UTF-8''${encodeURIComponent(safe)}.html`;
}
