import { findExtent } from '#lib/carto/find-extent.ts';
import { fitHome, type Camera, type Padding } from '#lib/carto/fit-home.ts';
import { leaveLegendRoom } from '#lib/carto/leave-legend-room.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';

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
 * without a camera shows the communities that the slide is of, or the whole city.
 *
 * @param room.legend size of the legend, the map's own pixels; what the slide is about is not under it
 */
export function cameraOfSlide(
	{ view, source }: PreparedSlide,
	room: MapRoom & { legend: LegendSize }
): Camera {
	const { camera, selection } = view;
	if (camera) return fitCamera(camera, room);
	const { size, padding, legend } = room;
	const bbox = findExtent(source.plan, selection);
	const closest = selection?.kind === 'centre' ? 14 : CLOSEST;
	return fitHome(bbox, size, leaveLegendRoom(bbox, size, padding, legend), closest);
}

type LegendSize = { widthPx: number; heightPx: number } | null;
