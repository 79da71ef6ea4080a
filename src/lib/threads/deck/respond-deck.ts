import { createHash } from 'node:crypto';
import { oneOf, type ParameterRule } from '#lib/carto/check-view-query.ts';
import { MOMENT_RULES } from '#lib/carto/moment-query.ts';
import { LANGS, readViewQuery } from '#lib/carto/view-query.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { warnOfLocalLinks } from '#lib/server/public-address.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';
import type { SlotMap } from '#lib/core/deck/types.ts';
import { findSlotMap } from '#lib/server/report/pptx/template/slot-map.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { readForm, readFormFile } from '#lib/server/report/read-form-file.ts';
import { REPORT_FORMATS } from '#lib/server/report/report-formats.ts';
import type { RouteSources } from '#lib/server/route-sources.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';
import { makeDeck } from './make-deck.ts';
import { renewDeck } from './renew-deck.ts';

/** Headers are read up to some kilobytes. */
const MOST_HEADER_LETTERS = 6000;

interface AskedDeck {
	/** Default: the briefing's own. */
	lang: 'zh' | 'en' | undefined;
	template: Uint8Array | undefined;
	/** What comes where on a template that names no slots. */
	slots: SlotMap | undefined;
	/** An earlier deck to be refreshed. */
	deck: Uint8Array | undefined;
}

/**
 * Answers `/{city}/present/{id}/deck.pptx?lang=&known=&asof=` with a briefing as a PPTX. POST with a form whose file `template` is a
 * PPTX lays it on that, as its field `slots` says where the template names none; with one whose file `deck` was made here earlier answers with that deck and the figures of now,
 * and says in `x-report` what was updated and kept.
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
		const asked = { lang, ...(await readFiles(request)) };
		const city = await getCity(cityId);
		const made = await write(briefing.document, city, asked, url.origin);
		const warning = warnOfLocalLinks(url.origin, made.lang);
		const headers = new Headers({
			'content-type': REPORT_FORMATS.pptx,
			'content-disposition': `attachment; filename="${nameDeckFile(cityId, made.lang)}"`,
			'cache-control': 'no-cache',
			etag: `"${createHash('sha256').update(version).update(made.bytes).digest('base64url')}"`
		});
		setLines(headers, 'x-report', made.report);
		setLines(headers, 'x-warnings', [...made.warnings, ...(warning === undefined ? [] : [warning])]);
		return new Response(new Uint8Array(made.bytes), { headers });
	} catch (error) {
		if (error instanceof TemplateError)
			return problemOf(
				new Refused(422, 'wrong-template', { problem: error.say }),
				error.say[readViewQuery(url.searchParams).lang]
			);
		return refuseRequest(error);
	}
}

async function write(
	document: BriefingDocument,
	city: LoadedCity,
	{ lang = document.lang, template, slots, deck }: AskedDeck,
	baseUrl: string
): Promise<{ bytes: Uint8Array; warnings: string[]; report: string[]; lang: 'zh' | 'en' }> {
	if (deck) return renewDeck(deck, city, { baseUrl });
	return { ...(await makeDeck(document, city, { lang, baseUrl, template, slots })), report: [], lang };
}

const RULES: Readonly<Record<string, ParameterRule>> = { lang: oneOf(LANGS), ...MOMENT_RULES };

/** @returns undefined where the address says none */
function readLang(query: URLSearchParams): 'zh' | 'en' | undefined {
	const wrong = [...query]
		.filter(([name, value]) => !RULES[name]?.isRight(value))
		.map(([name, value]) => {
			const { right, rightZh } = RULES[name] ?? {
				right: `nothing: there is ${Object.keys(RULES).join(', ')}`,
				rightZh: `不填：只有 ${Object.keys(RULES).join('、')}`
			};
			return { name, value, right, ...(rightZh === undefined ? {} : { rightZh }) };
		});
	if (wrong.length > 0) throw new WrongRequest(wrong);
	return (query.get('lang') ?? undefined) as 'zh' | 'en' | undefined;
}

async function readFiles(request: Request): Promise<Omit<AskedDeck, 'lang'>> {
	if (request.method !== 'POST') return { template: undefined, slots: undefined, deck: undefined };
	const form = await readForm(request, 'template');
	const template = await readFormFile(form, 'template');
	const deck = await readFormFile(form, 'deck');
	if (template && deck)
		throw new WrongRequest([
			{
				name: 'template',
				value: 'a file',
				right: 'nothing beside deck: a deck is refreshed on its own slides'
			}
		]);
	return { template, slots: readSlots(form), deck };
}

/** JSON of a slot map, as `/deck-template` proposes one; `undefined` where the form has none. */
function readSlots(form: FormData): SlotMap | undefined {
	const text = form.get('slots');
	if (text === null) return undefined;
	const slots = typeof text === 'string' ? findSlotMap(text) : undefined;
	if (slots) return slots;
	const value = typeof text === 'string' ? text.slice(0, 60) : 'a file';
	throw new WrongRequest([{ name: 'slots', value, right: 'JSON as the proposal of /deck-template' }]);
}

/** Lines in a header, which holds ASCII only; those that do not fit are counted. */
function setLines(headers: Headers, name: string, lines: readonly string[]) {
	let letters = 0;
	const fitting = lines
		.map(encodeURIComponent)
		.filter((line) => (letters += line.length + 2) < MOST_HEADER_LETTERS);
	if (fitting.length < lines.length) fitting.push(`%2B${lines.length - fitting.length}`);
	if (fitting.length > 0) headers.set(name, fitting.join(', '));
}

const nameDeckFile = (cityId: string, lang: 'zh' | 'en') =>
	`${cityId.replaceAll(/[^\w.-]+/g, '-')}-briefing${lang === 'zh' ? '' : `-${lang}`}.pptx`;
