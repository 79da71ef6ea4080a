import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { Padding } from '#lib/carto/fit-home.ts';
import { followDrag } from './follow-drag.ts';
import { followLasso } from './follow-lasso.ts';
import type { MapHandlers } from './map-handlers.ts';
import { targetAt } from './target-at.ts';

/** Tolerance for a finger, px. */
const CLICK_SLACK_PX = 3;

/**
 * Connects mouse, touch and keyboard to a map.
 *
 * @param read what can be done on the map and which edges panels cover, read at each event
 * @param onhold a drag of a centre starts (true) or ends
 * @returns disconnects them
 */
export function handleMap(
	map: MapLibre,
	read: () => { handlers: MapHandlers; padding: Padding },
	onhold: (isHeld: boolean) => void
): () => void {
	const handlers = () => read().handlers;
	let isHeld = false;
	/** A ring that ends where it began fires a click as well, which is ignored. */
	let isRingEnd = false;

	const hold = (isTaken: boolean, id: string) => {
		if (isHeld === isTaken) return;
		isHeld = isTaken;
		onhold(isTaken);
		// The tooltip would otherwise stay at the old position.
		if (isTaken) handlers().onpoint?.({ kind: 'centre', id }, { x: 0, y: 0 });
	};
	const stopDrag = followDrag(map, {
		layer: 'centre',
		canMove: (id) => handlers().centres?.canMove(id) ?? false,
		onmove: (id, ...move) => {
			hold(true, id);
			handlers().centres?.onmove(id, ...move);
		},
		ondrop: (id) => {
			hold(false, id);
			handlers().centres?.ondrop(id);
		}
	});
	const stopLasso = followLasso(map, {
		canStart: () => handlers().pencil?.tool === 'lasso',
		ondraw: (ring) => handlers().pencil?.onring?.(ring, false),
		onclose: (ring) => {
			isRingEnd = true;
			setTimeout(() => (isRingEnd = false));
			handlers().pencil?.onring?.(ring, true);
		}
	});
	const onMove = ({ point }: MapMouseEvent) => {
		// No hover during a drag.
		if (!isHeld && handlers().onpoint) handlers().onpoint!(targetAt(map, point, 0), point);
	};
	const onOut = () => handlers().onpoint?.(null, { x: 0, y: 0 });
	const onClick = ({ point, lngLat: { lng, lat } }: MapMouseEvent) => {
		const { pencil, onpick } = handlers();
		if (isRingEnd || (!pencil && !onpick)) return;
		const target = targetAt(map, point, CLICK_SLACK_PX);
		if (pencil) pencil.ondraw([lng, lat], target);
		else onpick!(target, [lng, lat]);
	};
	/** By keyboard, points are drawn at the middle of the part of the map that no panel covers. */
	const onKey = (event: KeyboardEvent) => {
		const { pencil } = handlers();
		if (!pencil || (event.key !== 'Enter' && event.key !== ' ')) return;
		event.preventDefault();
		if (pencil.tool && event.shiftKey) return pencil.onfinish?.();
		const { left, right, top, bottom } = read().padding;
		const { clientWidth, clientHeight } = map.getContainer();
		const point = { x: (left + clientWidth - right) / 2, y: (top + clientHeight - bottom) / 2 };
		const { lng, lat } = map.unproject([point.x, point.y]);
		pencil.ondraw([lng, lat], targetAt(map, point, CLICK_SLACK_PX));
	};
	const canvas = map.getCanvas();
	const listening = [map.on('mousemove', onMove), map.on('mouseout', onOut), map.on('click', onClick)];
	canvas.addEventListener('keydown', onKey);
	return () => {
		stopDrag();
		stopLasso();
		for (const one of listening) one.unsubscribe();
		canvas.removeEventListener('keydown', onKey);
	};
}
