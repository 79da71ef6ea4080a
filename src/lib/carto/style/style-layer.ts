import type { MapLayerId } from '../layer-order.ts';

/**
 * A layer of the basemap or the plan as the MapLibre style specification writes it, with an id that has its place in
 * the order of layers.
 */
export interface StyleLayer {
	id: MapLayerId;
	type: 'background' | 'fill' | 'line' | 'circle' | 'symbol';
	/** `base`: the basemap's tiles; the background has none. */
	source?: string;
	/** Layer of the tiles; of `base` only. */
	'source-layer'?: string;
	minzoom?: number;
	filter?: unknown;
	layout: Readonly<Record<string, unknown>>;
	paint: Readonly<Record<string, unknown>>;
}
