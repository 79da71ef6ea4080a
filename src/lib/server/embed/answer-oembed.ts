import { staticPath } from '#lib/carto/embed/embed-links.ts';
import { warnOfLocalLinks } from '../public-address.ts';
import type { RefusalCode, WrongParameter } from '#lib/refusals/types.ts';
import { problemOf, Refused } from '../refused.ts';
import type { LoadedCity } from '../loaded-city.ts';
import type { RouteSources } from '../route-sources.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { canDraw } from '../og/can-draw.ts';
import { titleOf } from './title-of.ts';
import { buildOEmbed, readLink, type LinkedMap } from './build-oembed.ts';

const THUMBNAIL = { widthPx: 480, heightPx: 320, format: 'png' } as const;
/** Less than this is no map. */
const LEAST_PX = 160;

/**
 * Answers an oEmbed request: 400 without a link or with a wrong size, 404 for links that lead elsewhere, 501 for
 * other formats than JSON.
 *
 * @param request with `url`, `maxwidth`, `maxheight` and `format` in its address
 * @see https://oembed.com §2.3
 */
export async function answerOEmbed(
	request: Request,
	_: unknown,
	{ getCity, origins }: Pick<RouteSources, 'getCity' | 'origins'>
): Promise<Response> {
	const { searchParams: query, origin } = new URL(request.url);
	const format = query.get('format') ?? 'json';
	if (format !== 'json') return refuse(501, { name: 'format', value: format, right: 'json' });
	const address = query.get('url');
	if (!address)
		return refuse(400, { name: 'url', value: '', right: 'the address of a map, percent-encoded' });
	const maxPx = { width: readPx(query.get('maxwidth')), height: readPx(query.get('maxheight')) };
	for (const [name, value] of [
		['maxwidth', maxPx.width],
		['maxheight', maxPx.height]
	] as const)
		if (Number.isNaN(value))
			return refuse(400, {
				name,
				value: query.get(name) ?? '',
				right: `a whole number of pixels from ${LEAST_PX}`
			});
	let opened: { linked: LinkedMap; city: LoadedCity } | undefined;
	try {
		opened = await openLinked(readLink(address, origins), getCity);
	} catch (error) {
		return refuseRequest(error);
	}
	if (!opened) return problemOf(new Refused(404, 'no-map', { address }));
	const { linked, city } = opened;
	const { moment } = linked.options;
	const body = buildOEmbed(linked, {
		origin,
		maxPx,
		// Links are not checked as closely as what they embed: a change that cannot be made has no say in the title.
		title: titleOf({ plan: city.model.measure({ ...linked.view, edits: [] }), view: linked.view }),
		thumbnail: canDraw()
			? {
					url: origin + staticPath(linked.cityId, linked.view, { ...THUMBNAIL, moment }),
					width: THUMBNAIL.widthPx,
					height: THUMBNAIL.heightPx
				}
			: null
	});
	const warning = warnOfLocalLinks(origin, linked.view.lang);
	return Response.json(body, {
		headers: {
			'access-control-allow-origin': '*',
			'cache-control': 'public, max-age=3600',
			...(warning === undefined ? {} : { 'x-warnings': encodeURIComponent(warning) })
		}
	});
}

const refuse = (status: number, wrong: WrongParameter) =>
	problemOf(new Refused(status, 'wrong-parameters', { wrong: [wrong] }));

/**
 * A link to a city that is not there is no map, whatever else it is.
 *
 * @throws Refused if the city is there, and has no such plan
 */
async function openLinked(linked: LinkedMap | undefined, getCity: RouteSources['getCity']) {
	if (!linked) return undefined;
	try {
		return { linked, city: await getCity(linked.cityId, linked.options.moment) };
	} catch (error) {
		if (!(error instanceof Refused) || OF_MOMENTS.has(error.code)) throw error;
		return undefined;
	}
}

const OF_MOMENTS: ReadonlySet<RefusalCode> = new Set(['unknown-revision', 'early-date']);

/** `NaN` of what is no size, Infinity where none is given. */
function readPx(text: string | null): number {
	if (text === null) return Infinity;
	const px = Number(text);
	return Number.isInteger(px) && px >= LEAST_PX ? px : Number.NaN;
}
