import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** A hand that moved less than this since the last corner has not moved. */
const STEP_PX = 4;

/**
 * Follows a ring drawn freehand with mouse or finger. While it is drawn the map does not pan.
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
		/** The pointer was released: the ring, open, of two corners or more. */
		onclose: (lngLats: LngLat[]) => void;
	}
): () => void {
	let corners: LngLat[] | undefined;
	let last = { x: 0, y: 0 };

	const onDown = (event: MapMouseEvent | MapTouchEvent) => {
		if (!canStart() || ('points' in event ? event.points.length > 1 : event.originalEvent.button !== 0))
			return;
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
	const listening = [
		map.on('mousedown', onDown),
		map.on('touchstart', onDown),
		map.on('mousemove', onMove),
		map.on('touchmove', onMove)
	];
	const ends = ['mouseup', 'touchend', 'touchcancel'] as const;
	for (const name of ends) window.addEventListener(name, onUp);
	return () => {
		for (const one of listening) one.unsubscribe();
		for (const name of ends) window.removeEventListener(name, onUp);
	};
}
