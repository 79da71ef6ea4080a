import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { latitudeAt, mercatorY, TILE_PX } from './mercator.ts';

/** Screen edges that panels cover, pixels. */
export interface Padding {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

export interface Camera {
	lngLat: LngLat;
	zoom: number;
}

const MARGIN = 1.06;

/**
 * The camera that shows a whole area in the part of the window that no panel covers, its centre in that part's
 * centre.
 *
 * @param size of the window, pixels
 * @param maxZoom no closer than this, however small the area
 */
export function fitHome(
	[west, south, east, north]: Bbox,
	size: { width: number; height: number },
	{ left, right, top, bottom }: Padding,
	maxZoom = 15
): Camera {
	const widthPx = Math.max(120, size.width - left - right);
	const heightPx = Math.max(120, size.height - top - bottom);
	const spanX = Math.max(1e-9, (east - west) / 360);
	const spanY = Math.max(1e-9, mercatorY(south) - mercatorY(north));
	const scale = Math.min(widthPx / spanX, heightPx / spanY) / MARGIN;
	const zoom = Math.min(maxZoom, Math.log2(scale / TILE_PX));
	const worldPx = TILE_PX * 2 ** zoom;
	const x = (west + east) / 2 + (((right - left) / 2) * 360) / worldPx;
	const y = (mercatorY(south) + mercatorY(north)) / 2 + (bottom - top) / 2 / worldPx;
	return { lngLat: [x, latitudeAt(y)], zoom };
}
