import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanLayerId } from '#lib/carto/layer-order.ts';

/** A finger is wider than the sign that it touches: tolerance in px. */
const TOUCH_SLACK_PX = 14;

/**
 * Makes the signs of a layer draggable by mouse or finger. During a drag the map does not pan.
 *
 * @returns stops following
 */
export function followDrag(
	map: MapLibre,
	{
		layer,
		canMove,
		onmove,
		ondrop
	}: {
		layer: PlanLayerId;
		canMove: (id: string) => boolean;
		/** `atMs`: time of the pointer event on the page's clock. */
		onmove: (id: string, lngLat: LngLat, atMs: number) => void;
		ondrop: (id: string) => void;
	}
): () => void {
	let heldId: string | null = null;

	const takeAt = (event: MapMouseEvent | MapTouchEvent, slackPx: number) => {
		if (!map.getLayer(layer) || ('points' in event && event.points.length > 1)) return;
		const { x, y } = event.point;
		const met = map.queryRenderedFeatures(
			[
				[x - slackPx, y - slackPx],
				[x + slackPx, y + slackPx]
			],
			{ layers: [layer] }
		);
		const id = met.map(({ properties }) => String(properties['id'])).find(canMove);
		if (id === undefined) return;
		heldId = id;
		// Keeps the map itself from being dragged.
		event.preventDefault();
	};
	const onDown = (event: MapMouseEvent) => {
		if (event.originalEvent.button === 0) takeAt(event, 2);
	};
	const onTouch = (event: MapTouchEvent) => takeAt(event, TOUCH_SLACK_PX);
	const onMove = ({ lngLat, originalEvent }: MapMouseEvent | MapTouchEvent) => {
		if (heldId !== null) onmove(heldId, [lngLat.lng, lngLat.lat], originalEvent.timeStamp);
	};
	const onUp = () => {
		if (heldId === null) return;
		const id = heldId;
		heldId = null;
		ondrop(id);
	};
	const listening = [
		map.on('mousedown', onDown),
		map.on('touchstart', onTouch),
		map.on('mousemove', onMove),
		map.on('touchmove', onMove)
	];
	// On the window: the pointer may be released outside the map.
	const ends = ['mouseup', 'touchend', 'touchcancel'] as const;
	for (const name of ends) window.addEventListener(name, onUp);
	return () => {
		for (const one of listening) one.unsubscribe();
		for (const name of ends) window.removeEventListener(name, onUp);
	};
}
