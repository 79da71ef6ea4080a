import type { Bbox } from '#lib/core/geometry/types.ts';
import { fitHome, type Padding } from './fit-home.ts';

/** Between a legend and what the picture is about, pixels. */
const GAP_PX = 12;

/**
 * The edges of a picture with room for a legend in its lower right corner: beside the subject or below it, wherever the
 * subject is seen larger. No legend: the edges as they are.
 *
 * @param bbox what the picture is about
 * @param padding what else covers the picture; the legend stands inside of it
 * @param legend its size, pixels of the picture
 */
export function leaveLegendRoom(
	bbox: Bbox,
	size: { width: number; height: number },
	padding: Padding,
	legend: { widthPx: number; heightPx: number } | null
): Padding {
	if (!legend) return padding;
	const beside = { ...padding, right: padding.right + legend.widthPx + GAP_PX };
	const below = { ...padding, bottom: padding.bottom + legend.heightPx + GAP_PX };
	const zoomIn = (edges: Padding) => fitHome(bbox, size, edges, Infinity).zoom;
	return zoomIn(beside) >= zoomIn(below) ? beside : below;
}
