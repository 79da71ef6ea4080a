import { buildScene } from '#lib/carto/build-scene.ts';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { listCircleOverlays } from '#lib/carto/legend/list-circle-overlays.ts';
import { listLegend, type LegendRow, type OverlayKey } from '#lib/carto/legend/list-legend.ts';
import type { MapFrame } from '#lib/carto/map-frame.ts';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { drawLegendBand } from '#lib/carto/svg/draw-legend-band.ts';
import { drawLegendOf, drawMapDocument, drawMarkOf, EDGE_PX } from '#lib/carto/svg/draw-map-document.ts';
import { fitDocument } from '#lib/carto/svg/fit-document.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import { findSubject } from '#lib/carto/find-subject.ts';
import { scopeOf } from '#lib/carto/scope-of-view.ts';
import type { BaseTile } from '#lib/carto/svg/base-tile.ts';
import { readPlaceId, type Lang, type ViewValues } from '#lib/carto/view-query.ts';
import { tellTrial } from '#lib/core/describe/tell-trial.ts';
import { explainPlace } from '#lib/core/explain/explain-place.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import type { Package } from '#lib/core/packages/types.ts';
import type { LoadedCity } from '../loaded-city.ts';
import { findExtent } from '#lib/carto/find-extent.ts';
import { listSubject } from '#lib/carto/list-subject.ts';
import { findCircleChange } from './find-circle-change.ts';
import { listOverlayMarks, type Overlay } from './list-overlay-marks.ts';
import { readBaseTiles } from './read-base-tiles.ts';
import { sayOfMap } from './say-of-map.ts';

/** A frame, or what is to be seen in a picture of a size: `auto` is what is selected, else the whole city. */
export type AskedFrame = MapFrame | { fit: 'auto' | Bbox; widthPx: number; heightPx: number };

export interface RenderOptions {
	theme: 'light' | 'dark';
	/** Of the map's texts; the view's if none is given. */
	lang?: Lang;
	/**
	 * Whether the picture has a legend: in its corner, or below the map, where it hides nothing and the height that is
	 * asked for is that of both; without it if not said.
	 */
	legend?: boolean | 'below';
	/** What contiguous planning adds, computed with its usual settings. */
	overlay?: Overlay | null;
	/** Packages of a scenario for the overlay of them; default: as the planner proposes them. */
	packages?: readonly Package[] | null;
	/** Communities that the picture is about: the others step back; `null`: none is more than another. */
	subjectIds?: ReadonlySet<string> | null;
	/** Names the picture; the city and its programme if none is given. */
	title?: string;
}

export interface RenderedMap {
	/** A complete document, see `drawMapDocument`. */
	svg: string;
	frame: MapFrame;
	widthPx: number;
	heightPx: number;
}

/** What a view is drawn from: for those who lay the map out themselves. */
export interface PreparedMap {
	scene: MapScene;
	tiles: BaseTile[];
	frame: MapFrame;
	plan: MeasuredPlan;
	/** What contiguous planning and the trial put on the map, for the legend. */
	overlays: OverlayKey[];
	/** Rows of its legend, whether it is asked for or not. */
	legend: LegendRow[];
	/** What the mark of a trial tells; `null` of the plan as it stands. */
	trial: readonly string[] | null;
}

const CLOSEST_ZOOM = 16.5;

/**
 * A view of a city as a vector drawing, made without a browser: the map that the workbench shows at that camera.
 *
 * @throws EditError if an edit of the view cannot be made
 */
export async function renderView(
	city: LoadedCity,
	view: ViewValues,
	asked: AskedFrame,
	options: RenderOptions
): Promise<RenderedMap> {
	const { scene, tiles, frame, plan, legend, trial } = await prepareView(city, view, asked, options);
	const said = sayOfMap(plan, view, { lang: scene.lang, revision: city.revision });
	const svg = drawMapDocument(scene, tiles, frame, {
		...said,
		title: options.title ?? said.title,
		seal: plan.isIllustrative,
		trial,
		legend: options.legend === true ? legend : [],
		legendBelow: options.legend === 'below' ? legend : []
	});
	return { svg, frame, widthPx: asked.widthPx, heightPx: asked.heightPx };
}

/**
 * Everything that a view's map is drawn from, see `renderView`.
 *
 * @throws EditError if an edit of the view cannot be made
 */
export async function prepareView(
	city: LoadedCity,
	view: ViewValues,
	asked: AskedFrame,
	{
		theme,
		lang = view.lang,
		overlay = null,
		packages = null,
		subjectIds,
		legend: place = false
	}: RenderOptions
): Promise<PreparedMap> {
	const { model } = city;
	const { layers, selection } = view;
	const plan = model.measure(view);
	const isCircled = layers.has('circle-inner') || layers.has('circle-outer');
	const { marks, overlays } = await listOverlayMarks(city, view, { overlay, lang, packages });
	const before = view.edits.length > 0 ? model.measure({ ...view, edits: [] }) : null;
	const centreIds = selection?.kind === 'centre' ? [selection.id] : null;
	const scene = buildScene(plan, view, {
		palette: theme === 'dark' ? DARK : LIGHT,
		lang,
		circles: isCircled ? model.drawCircles(view, centreIds) : null,
		circleChange: layers.has('circle-inner') && !centreIds ? await findCircleChange(city, view) : null,
		serviceAreas: layers.has('service-areas') ? model.drawServiceAreas(view) : [],
		planningMarks: marks,
		before,
		subjectIds: subjectIds === undefined ? findSubject(plan, scopeOf(view)) : subjectIds,
		path: findWalk(city, plan, view)
	});
	const changes = new Set(Object.values(scene.outcomes).map(({ change }) => change));
	const told = [
		...(['gained', 'lost'] as const).filter((change) => changes.has(change)),
		...listCircleOverlays(scene.circleChange)
	];
	const legend = listLegend({
		shown: new Set(dropEmptyRows(layers, plan.features)),
		minutes: view.minutes,
		lang,
		overlays: [...overlays, ...told],
		madeUp: listMadeUpLayers(plan.features)
	});
	const belowPx = place === 'below' ? drawLegendBand(legend, asked.widthPx, scene).heightPx : 0;
	const room = { ...asked, heightPx: Math.max(1, asked.heightPx - belowPx) };
	const trial = before && tellTrial(plan, before, scopeOf(view), lang);
	const frame =
		'fit' in room ? fitFrame(plan, view, room, scene, { legend: place === true ? legend : [], trial }) : room;
	const tiles = await readBaseTiles(city.files.basemap, frame);
	return { scene, tiles, frame, plan, overlays: [...overlays, ...told], legend, trial };
}

function fitFrame(
	plan: MeasuredPlan,
	view: ViewValues,
	{ fit, widthPx, heightPx }: Exclude<AskedFrame, MapFrame>,
	scene: MapScene,
	{ legend: rows, trial }: Pick<PreparedMap, 'legend' | 'trial'>
): MapFrame {
	const subject = listSubject(plan);
	const extent = view.selection ? findExtent(plan, view.selection) : bboxOf(subject);
	const bbox = fit === 'auto' ? extent : fit;
	const size = { widthPx, heightPx };
	const { legend, scale } = drawLegendOf(scene, size, rows);
	const parts = {
		legend: rows.length > 0 ? { widthPx: legend.widthPx * scale, heightPx: legend.heightPx * scale } : null,
		mark: trial && drawMarkOf(scene, size, trial),
		edgePx: EDGE_PX
	};
	return { ...fitDocument(bbox, subject, size, parts, CLOSEST_ZOOM), ...size };
}

/** The walk of the selected community or place to its nearest centre. */
function findWalk({ model }: LoadedCity, plan: MeasuredPlan, { selection, edits }: ViewValues) {
	const { kind, id } = selection ?? { kind: null, id: '' };
	const lngLat = kind === 'place' ? readPlaceId(id) : undefined;
	const isCommunity = kind === 'community' && plan.rows.some((row) => row.id === id);
	if (!lngLat && !isCommunity) return null;
	const asked = lngLat ? { lngLat } : { communityId: id };
	return explainPlace(model.answer(edits), asked).nearest?.walk.lngLats ?? null;
}
