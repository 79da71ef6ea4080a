import type { PlanLayerId } from '../layer-order.ts';

/** Sources of the plan's layers: the plan itself, what is computed from it, and what is only tried. */
export type PlanSourceId =
	| 'districts'
	| 'clusters'
	| 'cluster-labels'
	| 'axes'
	| 'axis-labels'
	| 'communities'
	| 'gates'
	| 'ways'
	| 'facilities'
	| 'buildings'
	| 'centres'
	| 'circle-outer'
	| 'circle-inner'
	| 'circle-change'
	| 'service-areas'
	| 'plain-circles'
	| 'path'
	| 'entrances'
	| 'planning'
	| 'trial'
	| 'found';

/**
 * One layer of the plan as every renderer draws it: filter, paint and layout are those of the MapLibre style
 * specification, but that `shown` stands for the layout's visibility.
 */
export interface PlanLayerSpec {
	id: PlanLayerId;
	type: 'fill' | 'line' | 'circle' | 'symbol';
	/** `base`: the basemap's tiles. */
	source: PlanSourceId | 'base';
	/** Layer of the tiles; of `base` only. */
	sourceLayer?: string;
	/** Unless said, it is. */
	shown?: boolean;
	minzoom?: number;
	filter?: unknown;
	layout?: Record<string, unknown>;
	paint: Record<string, unknown>;
}

/** Whether a row of the layer panel is on. */
export type ShownRows = Pick<ReadonlySet<string>, 'has'>;
