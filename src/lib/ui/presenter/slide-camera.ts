import { bboxOf, uniteBboxes } from '#lib/core/geometry/bbox.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';
import { fitHome, type Camera, type Padding } from '#lib/carto/fit-home.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';

/** The part of a workbench's window that panels leave to the map, where cameras of views come from, pixels. */
const WORKBENCH_FREE = { width: 760, height: 700 };
/** No closer than this, however small what is selected. */
const CLOSEST = 16;

/** The room that a map has. */
export interface MapRoom {
	/** Pixels. */
	size: { width: number; height: number };
	/** What texts cover of it. */
	padding: Padding;
}

/** A camera that was set in a workbench, so that as much as was seen there is seen in another room. */
export function fitCamera({ lngLat, zoom }: Camera, { size, padding }: MapRoom): Camera {
	const width = size.width - padding.left - padding.right;
	const height = size.height - padding.top - padding.bottom;
	const scale = Math.min(width / WORKBENCH_FREE.width, height / WORKBENCH_FREE.height);
	return fitHome([...lngLat, ...lngLat], size, padding, zoom + Math.log2(Math.max(0.05, scale)));
}

/**
 * Where the map of a slide looks: what its view looked at, in the part of the slide that no text covers. A view
 * without a camera shows what it selects, or the whole city.
 */
export function cameraOfSlide(
	{ view, source, scope }: PreparedSlide,
	{ search }: Pick<PlanDocument, 'search'>,
	room: MapRoom
): Camera {
	const { camera, selection } = view;
	if (camera) return fitCamera(camera, room);
	const { size, padding } = room;
	const { meta, rows, centres } = source.plan;
	const entry = search.find(({ kind, id }) => kind === selection?.kind && id === selection.id);
	if (!entry) return fitHome(meta.bbox, size, padding);
	const at = entry.at;
	const own: Bbox = 'bbox' in at ? at.bbox : [...at.lngLat, ...at.lngLat];
	// A community together with the centre that its walk leads to; a centre with those who walk to it.
	const row = scope.kind === 'city' ? rows.find(({ id }) => id === selection?.id) : undefined;
	const door = centres.find(({ id }) => id === (row?.centreId ?? selection?.id));
	const bbox = door ? uniteBboxes(own, bboxOf([door.lngLat])) : own;
	return fitHome(bbox, size, padding, selection?.kind === 'centre' ? 14 : CLOSEST);
}
