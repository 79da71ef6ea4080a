import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanLayerId } from '#lib/carto/layer-order.ts';

/** A finger is wider than the sign it wants to take. */
const TOUCH_SLACK_PX = 14;

/**
 * Lets signs of a layer be taken and moved by mouse or finger. While one is held the map stays where it is.
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
		/** `atMs`: when the hand moved, on the page's clock. */
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
	// Outside the map too: a hand lets go where it is.
	const ends = ['mouseup', 'touchend', 'touchcancel'] as const;
	for (const name of ends) window.addEventListener(name, onUp);
	return () => {
		for (const one of listening) one.unsubscribe();
		for (const name of ends) window.removeEventListener(name, onUp);
	};
}
