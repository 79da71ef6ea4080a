import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { problem } from '#lib/server/http.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { renderView } from '#lib/server/render/render-view.ts';
import { fitCamera } from '#lib/ui/presenter/slide-camera.ts';
import { prepareWalks } from '../prepare-on-server.ts';

const WIDTH_PX = 900;
const HEIGHT_PX = 804;
const PADDING = { left: 24, right: 24, top: 24, bottom: 24 };

/** The map of one slide for the handout, a vector drawing on white paper's palette. Slides are counted from 1. */
export async function GET({ params, locals, url }) {
	const db = await getDb();
	const briefing = await briefings.find(db, params.city, params.id);
	const slide = briefing?.document.slides[Number(params.slide) - 1];
	const city = slide && (await findLoadedCity(db, params.city));
	if (!city || !slide)
		return problem(
			404,
			'Not found',
			`Briefing "${params.id}" of "${params.city}" has no slide ${params.slide}.`
		);
	const { view } = prepareWalks(slide, city);
	const room = { size: { width: WIDTH_PX, height: HEIGHT_PX }, padding: PADDING };
	const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
	const { svg } = await renderView(
		city,
		view,
		view.camera ? { ...fitCamera(view.camera, room), ...size } : { fit: 'auto', ...size },
		{
			theme: 'light',
			lang: url.searchParams.has('lang') ? locals.lang : briefing.document.lang,
			overlay: slide.overlay,
			title: slide.title
		}
	);
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' }
	});
}
