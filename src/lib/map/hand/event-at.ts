import type { Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { HandEvent } from './build-modes.ts';

/** A click there, as a mouse makes it. */
export function eventAt(map: MapLibre, [lng, lat]: LngLat, button: HandEvent['button'] = 'left'): HandEvent {
	const { x, y } = map.project([lng, lat]);
	return { lng, lat, containerX: x, containerY: y, button, heldKeys: [], isContextMenu: false };
}
