import { clearOfMark } from '#lib/carto/layout/clear-of-mark.ts';
import { drawPage, MARK_EDGE_PX } from '#lib/carto/layout/draw-page.ts';
import { frameAtScale, nearestScale, scaleOfCamera, scaleToShow } from '#lib/carto/layout/frame-at-scale.ts';
import { layOutPage } from '#lib/carto/layout/lay-out-page.ts';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { listLegend } from '#lib/carto/legend/list-legend.ts';
import type { Box } from '#lib/carto/svg/box.ts';
import type { DrawnPart } from '#lib/carto/svg/draw-legend.ts';
import { drawMap } from '#lib/carto/svg/draw-map.ts';
import { drawTrialMark } from '#lib/carto/svg/draw-trial-mark.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { renderPdf } from '../browser/render-pdf.ts';
import { renderPng } from '../browser/render-png.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { findExtent } from '#lib/carto/find-extent.ts';
import { listSubject } from '#lib/carto/list-subject.ts';
import { prepareView } from '../render/render-view.ts';
import { sayOfMap } from '../render/say-of-map.ts';
import { pictureOptions } from '../static/draw-static-map.ts';
import { nameSelection } from './name-selection.ts';
import type { PrintRequest } from './read-print-request.ts';

/**
 * A printed map in its format. The same request on the same data gives the same bytes.
 *
 * @throws EditError if an edit of the view cannot be made; BrowserMissing and QueueFull of PNG and PDF alone
 */
export async function drawPrint(city: LoadedCity, request: PrintRequest): Promise<Uint8Array> {
	const { format, dpi } = request;
	const { svg, widthMm, heightMm } = await drawPrintPage(city, request);
	const toPx = (mm: number) => Math.round((mm / 25.4) * dpi);
	switch (format) {
		case 'svg':
			return new TextEncoder().encode(svg);
		case 'png':
			return renderPng(svg, { widthPx: toPx(widthMm), heightPx: toPx(heightMm) });
		case 'pdf':
			return renderPdf(svg, { widthMm, heightMm, asOf: city.model.meta.asOf });
	}
}

async function drawPrintPage(city: LoadedCity, { options, view, legend, asOf }: PrintRequest) {
	const { lang, layers, selection, camera, minutes, speedMps } = view;
	const layout = layOutPage(options.paper, options.orientation);
	const measured = city.model.measure(view);
	const extent = selection ? findExtent(measured, selection) : bboxOf(listSubject(measured));
	const middle: LngLat = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
	const asked = options.scale ?? (camera ? nearestScale(scaleOfCamera(camera)) : scaleToShow(layout, extent));
	const sheet = { scale: asked, frame: frameAtScale(layout, camera?.lngLat ?? middle, asked) };
	const draw = ({ frame }: typeof sheet) => prepareView(city, view, frame, pictureOptions(view));
	const first = await draw(sheet);
	const trialMark = first.trial && drawTrialMark({ palette: first.scene.palette, lang, told: first.trial });
	// Where the sheet finds its own scale, the mark hides nothing of what it is about.
	const clear =
		trialMark && options.scale === null && !camera
			? clearOfMark(layout, sheet, {
					extent,
					subject: listSubject(measured),
					mark: { ...trialMark, edgePx: MARK_EDGE_PX }
				})
			: sheet;
	const { scale, frame } = clear;
	const { scene, tiles, plan, overlays } = clear === sheet ? first : await draw(clear);
	const taken = trialMark ? [boxOfMark(trialMark)] : [];
	const said = sayOfMap(plan, view, { lang, revision: city.revision });
	const svg = drawPage({
		layout,
		scale,
		lang,
		palette: scene.palette,
		title: options.title || said.title,
		subtitle: nameSelection(plan, selection, lang),
		description: said.description,
		map: drawMap(scene, tiles, frame, taken),
		trialMark,
		frame,
		legend: legend
			? listLegend({
					shown: new Set(dropEmptyRows(layers, plan.features)),
					minutes,
					lang,
					overlays,
					madeUp: listMadeUpLayers(plan.features)
				})
			: [],
		speedMps,
		dataDate: plan.meta.asOf,
		revision: city.revision,
		asOf,
		attribution: said.attribution,
		review: options.review,
		isInternal: options.isInternal,
		isIllustrative: plan.isIllustrative,
		hasBoundaries: layers.has('districts') || selection?.kind === 'district'
	});
	return { svg, widthMm: layout.widthMm, heightMm: layout.heightMm };
}

const boxOfMark = ({ widthPx, heightPx }: DrawnPart): Box => ({
	left: MARK_EDGE_PX,
	top: MARK_EDGE_PX,
	right: MARK_EDGE_PX + widthPx,
	bottom: MARK_EDGE_PX + heightPx
});
