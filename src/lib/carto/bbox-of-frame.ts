import type { Bbox } from '#lib/core/geometry/types.ts';
import type { MapFrame } from './map-frame.ts';
import { latitudeAt, mercatorX, mercatorY, TILE_PX } from './mercator.ts';

/** What a frame shows of the earth: west, south, east, north. WGS-84. */
export function bboxOfFrame({ lngLat: [lng, lat], zoom, widthPx, heightPx }: MapFrame): Bbox {
	const worldPx = TILE_PX * 2 ** zoom;
	const [halfX, halfY] = [widthPx / 2 / worldPx, heightPx / 2 / worldPx];
	const lngAt = (x: number) => Math.max(-180, Math.min(180, (x - 0.5) * 360));
	const [x, y] = [mercatorX(lng), mercatorY(lat)];
	return [lngAt(x - halfX), latitudeAt(y + halfY), lngAt(x + halfX), latitudeAt(y - halfY)];
}
