import { readViewQuery } from '#lib/carto/view-query.ts';
import { fillSentence } from '#lib/core/figures/fill-sentence.ts';
import { Refused } from '#lib/server/refused.ts';
import { readMoment } from '#lib/server/plan/plan-moment.ts';
import { renderView } from '#lib/server/render/render-view.ts';
import type { RouteSources } from '#lib/server/route-sources.ts';
import { refuseRequest } from '#lib/server/static/refuse-request.ts';
import { subjectOfSlide } from '#lib/state/presenter/subject-of-slide.ts';
import { fitCamera } from '#lib/ui/presenter/slide-camera.ts';
import { prepareWalks } from './prepare-on-server.ts';

const WIDTH_PX = 900;
const HEIGHT_PX = 900;
/** About what the legend below the map takes. */
const LEGEND_PX = 100;
const PADDING = { left: 24, right: 24, top: 24, bottom: 24 };

/** The map of one slide for the handout, a vector drawing on white paper's palette. Slides are counted from 1. */
export async function respondSlide(
	request: Request,
	params: { city: string; id: string; slide: string },
	{ getCity, findBriefing }: Pick<RouteSources, 'getCity' | 'findBriefing'>
): Promise<Response> {
	try {
		const query = new URL(request.url).searchParams;
		readMoment(query);
		const briefing = await findBriefing(params.city, params.id);
		if (!briefing) throw new Refused(404, 'unknown-document', { document: 'briefing', id: params.id });
		const slide = briefing.document.slides[Number(params.slide) - 1];
		if (!slide) throw new Refused(404, 'unknown-slide', { id: params.id, slide: params.slide });
		const city = await getCity(params.city);
		const prepared = prepareWalks(slide, city);
		const { view, scope, source } = prepared;
		const lang = query.has('lang') ? readViewQuery(query).lang : briefing.document.lang;
		const room = { size: { width: WIDTH_PX, height: HEIGHT_PX - LEGEND_PX }, padding: PADDING };
		const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX };
		const { svg } = await renderView(
			city,
			view,
			view.camera ? { ...fitCamera(view.camera, room), ...size } : { fit: 'auto', ...size },
			{
				theme: 'light',
				lang,
				legend: 'below',
				overlay: slide.overlay,
				subjectIds: subjectOfSlide(prepared),
				title: slide.topic || fillSentence(slide.title, source, scope, lang).text
			}
		);
		return new Response(svg, {
			headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' }
		});
	} catch (error) {
		return refuseRequest(error);
	}
}
