import type { Map as MapLibre, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';

export interface PointerHandlers {
	/** The primary mouse button, or one finger, goes down. */
	onDown: (event: MapMouseEvent | MapTouchEvent) => void;
	onMove: (event: MapMouseEvent | MapTouchEvent) => void;
	/** Anywhere in the window, since a drag may end outside the map. */
	onUp: () => void;
}

/**
 * Listens to one mouse or finger on the map. A second finger, or another button, belongs to the map itself.
 *
 * @returns stops listening
 */
export function followPointer(map: MapLibre, { onDown, onMove, onUp }: PointerHandlers): () => void {
	const listening = [
		map.on('mousedown', (event) => {
			if (event.originalEvent.button === 0) onDown(event);
		}),
		map.on('touchstart', (event) => {
			if (event.points.length === 1) onDown(event);
		}),
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
