import { drawMapDocument } from '#lib/carto/svg/draw-map-document.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { renderPdf } from '../browser/render-pdf.ts';
import { renderPng } from '../browser/render-png.ts';
import { prepareView, type AskedFrame, type RenderOptions } from '../render/render-view.ts';
import { sayOfMap } from '../render/say-of-map.ts';
import type { StaticRequest } from './read-static-request.ts';

const MM_PER_PX = 25.4 / 96;

/** How a view without a screen is drawn: on paper unless the dark theme is asked for, with what its desk proposes. */
export function pictureOptions({ theme, desk }: Pick<ViewValues, 'theme' | 'desk'>): RenderOptions {
	return {
		theme: theme === 'dark' ? 'dark' : 'light',
		overlay: desk === 'packages' || desk === 'siting' ? desk : null
	};
}

/**
 * A static map in its format. The same request on the same data gives the same bytes.
 *
 * @throws EditError if an edit of the view cannot be made; BrowserMissing and QueueFull of PNG and PDF alone
 */
export async function drawStaticMap(city: LoadedCity, request: StaticRequest): Promise<Uint8Array> {
	const { widthPx, heightPx, scale, format } = request;
	const svg = await drawStaticSvg(city, request);
	switch (format) {
		case 'svg':
			return new TextEncoder().encode(svg);
		case 'png':
			return renderPng(svg, { widthPx, heightPx, scale });
		case 'pdf':
			return renderPdf(svg, {
				widthMm: widthPx * MM_PER_PX,
				heightMm: heightPx * MM_PER_PX,
				asOf: city.model.meta.asOf
			});
	}
}

async function drawStaticSvg(
	city: LoadedCity,
	{ view, place, widthPx, heightPx, legend, asOf }: StaticRequest
): Promise<string> {
	const { lang } = view;
	const sizePx = { widthPx, heightPx };
	const asked: AskedFrame =
		place === 'auto' || Array.isArray(place) ? { fit: place, ...sizePx } : { ...place, ...sizePx };
	const {
		scene,
		tiles,
		frame,
		plan,
		legend: rows,
		trial
	} = await prepareView(city, view, asked, { ...pictureOptions(view), legend });
	const said = sayOfMap(plan, view, { lang, revision: city.revision });
	return drawMapDocument(scene, tiles, frame, {
		...said,
		asOfText: asOf === null ? said.asOfText : `${said.asOfText} · ${sayShownFor(asOf, lang)}`,
		seal: plan.isIllustrative,
		trial,
		legend: legend ? rows : []
	});
}

/** The day that a picture is made for, beside the day that its data is of. */
function sayShownFor(asOf: string, lang: ViewValues['lang']): string {
	const date = new Format(lang).date(asOf);
	return lang === 'zh' ? `图面日期 ${date}` : `shown for ${date}`;
}
