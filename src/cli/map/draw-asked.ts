import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { drawPrint } from '#lib/server/print/draw-print.ts';
import { readPrintRequest } from '#lib/server/print/read-print-request.ts';
import { checkCityRequest } from '#lib/server/static/check-city-request.ts';
import { drawStaticMap } from '#lib/server/static/draw-static-map.ts';
import { readStaticRequest, type StaticFormat } from '#lib/server/static/read-static-request.ts';
import type { AskedMoment } from '../asked-plan.ts';
import { loadAskedCity } from '../load-asked-city.ts';
import { note } from '../output.ts';
import { UsageError } from '../usage.ts';

/** The request of `lianpian map`. */
export interface AskedMap extends AskedMoment {
	city: string;
	query: string;
	legend: boolean;
	'as-of'?: string | undefined;
	at?: string | undefined;
	size?: string | undefined;
	paper?: string | undefined;
	landscape: boolean;
	portrait: boolean;
	scale?: string | undefined;
	title?: string | undefined;
	review?: string | undefined;
	internal: boolean;
	dpi?: string | undefined;
}

const USUAL_SIZE = '1600x1000';
const OF_PAPER = ['landscape', 'portrait', 'scale', 'title', 'review', 'internal', 'dpi'] as const;

/**
 * The picture that the server would answer with.
 *
 * @throws UsageError, WrongRequest naming every wrong value; BrowserMissing of PNG and PDF
 */
export async function drawAsked(asked: AskedMap, format: StaticFormat): Promise<Uint8Array> {
	const query = new URLSearchParams(asked.query.replace(/^\?/, ''));
	// Both names are of old: the day that a map is made for is the day whose plan it shows.
	const asof = asked.asof ?? asked['as-of'] ?? query.get('asof') ?? undefined;
	if (asof !== undefined) query.set('asof', asof);
	const whole = { ...asked, asof };
	return asked.paper === undefined ? drawPicture(whole, format, query) : drawSheet(whole, format, query);
}

async function drawPicture(asked: AskedMap, format: StaticFormat, query: URLSearchParams) {
	const stray = OF_PAPER.find((name) => asked[name] !== undefined && asked[name] !== false);
	if (stray) throw new UsageError(`--${stray} is of printed maps; give --paper with it.`);
	if (asked.legend) query.set('legend', '1');
	const request = readStaticRequest(asked.at ?? 'auto', `${asked.size ?? USUAL_SIZE}.${format}`, query);
	const city = await loadAsked(asked, request);
	return drawStaticMap(city, request);
}

async function drawSheet(asked: AskedMap, format: StaticFormat, query: URLSearchParams) {
	const stray = (['at', 'size'] as const).find((name) => asked[name] !== undefined);
	if (stray)
		throw new UsageError(
			`--${stray} is of pictures, not of printed maps; --scale and view=lng,lat,zoom in --query say what a sheet shows.`
		);
	if (asked.landscape && asked.portrait) throw new UsageError('map takes one of --landscape and --portrait.');
	for (const name of ['paper', 'scale', 'title', 'review', 'dpi'] as const)
		if (asked[name] !== undefined) query.set(name, asked[name]);
	if (asked.portrait) query.set('orientation', 'portrait');
	if (asked.internal) query.set('internal', '1');
	const request = readPrintRequest(format, query);
	const city = await loadAsked(asked, request);
	return drawPrint(city, request);
}

/** The city, if it has what is asked of it; what changes nothing is said on stderr. */
async function loadAsked(
	asked: AskedMap,
	request: Parameters<typeof checkCityRequest>[1] & { ignored: string[] }
): Promise<LoadedCity> {
	const city = await loadAskedCity(asked.city, asked);
	checkCityRequest(city.model, request);
	if (request.ignored.length > 0) note(`ignored in --query: ${request.ignored.join(', ')}`);
	return city;
}
