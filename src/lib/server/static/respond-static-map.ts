import { stat } from 'node:fs/promises';
import { drawnPartOfView } from '#lib/carto/drawn-part-of-view.ts';
import { writeViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import type { LoadedCity } from '../loaded-city.ts';
import type { RouteSources } from '../route-sources.ts';
import { answerPicture } from './answer-picture.ts';
import { checkCityRequest } from './check-city-request.ts';
import { drawStaticMap } from './draw-static-map.ts';
import { readStaticRequest, type StaticRequest } from './read-static-request.ts';
import { refuseRequest } from './refuse-request.ts';

/** What answers of pictures are made with. */
export type PictureSources = Pick<RouteSources, 'getCity' | 'version'>;

/**
 * Answers `/static/{city}/{at}/{file}?…`: 200 with the picture, 304, 400 with what is right, 404, or 503 where there
 * is no browser to draw pixels with.
 */
export async function respondStaticMap(
	request: Request,
	{ city: cityId, at, file }: { city: string; at: string; file: string },
	{ getCity, version }: PictureSources
): Promise<Response> {
	try {
		const asked = readStaticRequest(at, file, new URL(request.url).searchParams);
		const city = await getCity(cityId);
		checkCityRequest(city.model, asked);
		return await answerPicture(request, {
			from: [version, city.dataHash, city.revision, await basemapVersion(city), describeRequest(asked)],
			format: asked.format,
			fileName: `${cityId}-${asked.widthPx}x${asked.heightPx}`,
			ignored: asked.ignored,
			draw: () => drawStaticMap(city, asked)
		});
	} catch (error) {
		return refuseRequest(error);
	}
}

/** Changes when the city's basemap is rebuilt. */
export async function basemapVersion({ files }: LoadedCity): Promise<string> {
	const info = await stat(files.basemap).catch(() => undefined);
	return info ? `${info.size} ${info.mtimeMs}` : '';
}

/** What the picture depends on, and nothing else: two addresses of one picture say the same. */
function describeRequest({ place, widthPx, heightPx, scale, view, legend, asOf }: StaticRequest): unknown[] {
	return [place, widthPx, heightPx, scale, legend, asOf, describeDrawn(view)];
}

/** The drawn part of a view as text: a key for caches. */
export function describeDrawn(view: ViewValues): string {
	// Without a reader's screen, the theme `auto` is drawn light.
	const theme = view.theme === 'dark' ? 'dark' : 'light';
	return writeViewQuery({ ...drawnPartOfView(view), theme }).toString();
}
