import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listCircleOverlays } from '#lib/carto/legend/list-circle-overlays.ts';
import { listLegend, type OverlayKey } from '#lib/carto/legend/list-legend.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { listOutcomes } from '#lib/carto/list-outcomes.ts';
import type { Palette } from '#lib/carto/palette.ts';
import { drawLegendBand } from '#lib/carto/svg/draw-legend-band.ts';
import { drawLegend, type DrawnPart } from '#lib/carto/svg/draw-legend.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';

/**
 * What the colours of a slide's map mean; the same drawing as on paper.
 *
 * @param bandPx width of a band in columns; left out: a box as wide as its texts
 * @returns `null` where there is nothing to explain
 */
export function drawSlideLegend(
	slide: PreparedSlide,
	{ palette, lang, bandPx }: { palette: Palette; lang: Lang; bandPx?: number }
): DrawnPart | null {
	const { view, source } = slide;
	// Lanes say nothing about the plan.
	const shown = new Set(dropEmptyRows(view.layers, source.plan.features).filter((key) => key !== 'lanes'));
	const madeUp = listMadeUpLayers(source.plan.features);
	const rows = listLegend({ shown, minutes: view.minutes, lang, overlays: listOverlays(slide), madeUp });
	if (rows.length === 0) return null;
	return bandPx === undefined
		? drawLegend(rows, { palette, lang })
		: drawLegendBand(rows, bandPx, { palette });
}

function listOverlays({ slide: { overlay }, source, before, drawing }: PreparedSlide): OverlayKey[] {
	const { plan, planning } = source;
	const changes = before ? Object.values(listOutcomes(plan, before)).map(({ change }) => change) : [];
	return [
		...(overlay === 'packages' && planning.packages ? (['packages'] as const) : []),
		...(overlay === 'siting' && planning.siting ? (['sites'] as const) : []),
		...(overlay === 'siting' && drawing.siteCircle ? (['site-circles'] as const) : []),
		...(['gained', 'lost'] as const).filter((change) => changes.includes(change)),
		...listCircleOverlays(drawing.circleChange)
	];
}
