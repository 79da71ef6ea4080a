import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanLayerId } from '#lib/carto/layer-order.ts';
import { followPointer } from './follow-pointer.ts';

/** A finger is wider than the symbol it drags. */
const TOUCH_SLACK_PX = 14;
const MOUSE_SLACK_PX = 2;

/**
 * Lets symbols of a layer be dragged by mouse or finger. The map does not pan during a drag.
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
		/** `atMs`: time of the pointer event, on the page's clock. */
		onmove: (id: string, lngLat: LngLat, atMs: number) => void;
		ondrop: (id: string) => void;
	}
): () => void {
	let heldId: string | null = null;

	const onDown = (event: MapMouseEvent | MapTouchEvent) => {
		if (!map.getLayer(layer)) return;
		const slackPx = 'points' in event ? TOUCH_SLACK_PX : MOUSE_SLACK_PX;
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
	const onMove = ({ lngLat, originalEvent }: MapMouseEvent | MapTouchEvent) => {
		if (heldId !== null) onmove(heldId, [lngLat.lng, lngLat.lat], originalEvent.timeStamp);
	};
	const onUp = () => {
		if (heldId === null) return;
		const id = heldId;
		heldId = null;
		ondrop(id);
	};
	return followPointer(map, { onDown, onMove, onUp });
}
