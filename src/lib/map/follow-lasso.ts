import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { followPointer } from './follow-pointer.ts';

/** Movements shorter than this since the last corner add no corner. */
const STEP_PX = 4;

/**
 * Draws a freehand ring with mouse or finger. The map does not pan meanwhile.
 *
 * @returns stops following
 */
export function followLasso(
	map: MapLibre,
	{
		canStart,
		ondraw,
		onclose
	}: {
		/** Whether a press begins a ring; else the map is moved as usual. */
		canStart: () => boolean;
		/** The ring so far, open. */
		ondraw: (lngLats: LngLat[]) => void;
		/** Called on release with the ring, open, of three corners or more. */
		onclose: (lngLats: LngLat[]) => void;
	}
): () => void {
	let corners: LngLat[] | undefined;
	let last = { x: 0, y: 0 };

	const onDown = (event: MapMouseEvent | MapTouchEvent) => {
		if (!canStart()) return;
		event.preventDefault();
		corners = [[event.lngLat.lng, event.lngLat.lat]];
		last = event.point;
	};
	const onMove = ({ point, lngLat }: MapMouseEvent | MapTouchEvent) => {
		if (!corners || Math.hypot(point.x - last.x, point.y - last.y) < STEP_PX) return;
		corners = [...corners, [lngLat.lng, lngLat.lat]];
		last = point;
		ondraw(corners);
	};
	const onUp = () => {
		const drawn = corners;
		corners = undefined;
		// A mere click is no ring: it adds a corner, as it does by keyboard.
		if (drawn && drawn.length > 2) onclose(drawn);
	};
	return followPointer(map, { onDown, onMove, onUp });
}
