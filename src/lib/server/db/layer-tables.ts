import {
	getLayerSchema,
	LAYER_NAMES,
	type Column,
	type LayerSchema,
	type PointList
} from '#lib/core/city/layers.ts';
import type { LayerName } from '#lib/core/city/types.ts';

export { LAYER_NAMES, type Column };

/** Points of a layer in a table of their own. */
export interface PointTable extends PointList {
	table: 'door' | 'entrance';
	/** The column with the id of the feature that they belong to. */
	parentColumn: 'service_centre_id' | 'community_id';
}

/** How a layer is stored. The column of a property is its name in snake case. */
export interface LayerTable extends Omit<LayerSchema, 'points'> {
	table: string;
	points?: PointTable;
}

const TABLES = {
	districts: 'district',
	clusters: 'cluster',
	blocks: 'block',
	axes: 'axis',
	centres: 'service_centre',
	communities: 'community',
	facilities: 'facility',
	buildings: 'building',
	landmarks: 'landmark',
	streets: 'street',
	walls: 'wall',
	links: 'link',
	passages: 'passage',
	notes: 'note'
} as const satisfies Record<LayerName, string>;

const POINT_TABLES = {
	doors: { table: 'door', parentColumn: 'service_centre_id' },
	entrances: { table: 'entrance', parentColumn: 'community_id' }
} as const;

/** @throws RangeError if there is no such layer */
export function getLayerTable(layer: LayerName): LayerTable {
	const { points, ...schema } = getLayerSchema(layer);
	const table = TABLES[layer];
	return points
		? { ...schema, table, points: { ...points, ...POINT_TABLES[points.property] } }
		: { ...schema, table };
}

/** `floorAreaM2` → `floor_area_m2`. */
export function toColumnName(property: string): string {
	return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
