import { createHash } from 'node:crypto';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { problem } from '#lib/server/http.ts';
import { warnOfLocalLinks } from '#lib/server/public-address.ts';
import { Refused } from '#lib/server/refused.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { readForm, readFormFile } from '#lib/server/report/read-form-file.ts';
import { REPORT_FORMATS } from '#lib/server/report/report-formats.ts';
import type { RouteSources } from '#lib/server/route-sources.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';
import { makeDeck } from './make-deck.ts';

/**
 * Answers `/{city}/present/{id}/deck.pptx?lang=` with a briefing as a PPTX; POST with a form whose file `template` is a
 * PPTX lays it on that.
 */
export async function respondDeck(
	request: Request,
	{ city: cityId, id }: { city: string; id: string },
	{ getCity, findBriefing, version }: Pick<RouteSources, 'getCity' | 'findBriefing' | 'version'>
): Promise<Response> {
	const url = new URL(request.url);
	try {
		const lang = readLang(url.searchParams);
		const briefing = await findBriefing(cityId, id);
		if (!briefing) throw new Refused(404, 'unknown-document', { document: 'briefing', id });
		const template = request.method === 'POST' ? await readTemplate(request) : undefined;
		const city = await getCity(cityId);
		const made = await makeDeck(briefing.document, city, { lang, baseUrl: url.origin, template });
		const warning = warnOfLocalLinks(url.origin, lang ?? briefing.document.lang);
		const headers = new Headers({
			'content-type': REPORT_FORMATS.pptx,
			'content-disposition': `attachment; filename="${nameDeckFile(cityId, briefing.document.lang, lang)}"`,
			'cache-control': 'no-cache',
			etag: `"${createHash('sha256').update(version).update(made.bytes).digest('base64url')}"`
		});
		const warnings = [...made.warnings, ...(warning === undefined ? [] : [warning])];
		// Headers hold ASCII only.
		if (warnings.length > 0) headers.set('x-warnings', warnings.map(encodeURIComponent).join(', '));
		return new Response(new Uint8Array(made.bytes), { headers });
	} catch (error) {
		if (error instanceof TemplateError)
			return problem(422, 'Template refused', error.say[readViewQuery(url.searchParams).lang]);
		return refuseRequest(error);
	}
}

/** @returns undefined where the address says none */
function readLang(query: URLSearchParams): 'zh' | 'en' | undefined {
	const wrong = [...query]
		.filter(([name, value]) => name !== 'lang' || (value !== 'zh' && value !== 'en'))
		.map(([name, value]) => ({
			name,
			value,
			right: name === 'lang' ? 'zh | en' : 'nothing: there is lang only'
		}));
	if (wrong.length > 0) throw new WrongRequest(wrong);
	return (query.get('lang') ?? undefined) as 'zh' | 'en' | undefined;
}

async function readTemplate(request: Request): Promise<Uint8Array | undefined> {
	return readFormFile(await readForm(request, 'template'), 'template');
}

const nameDeckFile = (cityId: string, own: string, lang = own) =>
	`${cityId.replaceAll(/[^\w.-]+/g, '-')}-briefing${lang === 'zh' ? '' : `-${lang}`}.pptx`;
