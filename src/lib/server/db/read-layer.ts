import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import type { Geometry, Position } from 'geojson';
import { getLayerTable, toColumnName, type PointTable } from './layer-tables.ts';
import type { Querier } from './port.ts';

/**
 * One layer of a city as GeoJSON: features in id order, coordinates with at most 7 decimals (1 cm), properties
 * as in the layer's type and in its order. Empty if the city has none, or does not exist.
 */
export async function readLayer<L extends LayerName>(
	db: Querier,
	cityId: string,
	layer: L
): Promise<CityFeatures[L]> {
	const { table, columns, points } = getLayerTable(layer);
	const rows = await db.query<Record<string, unknown> & { id: string; geometry: Geometry }>(
		`select ${toSelectList(columns)}, st_asgeojson(geom, 7)::json as geometry
		from ${table} where city_id = $1 order by id`,
		[cityId]
	);
	const pointsByParent = points && (await readPoints(db, cityId, points));
	const features = rows.map(({ geometry, ...properties }) => {
		if (points) properties[points.property] = pointsByParent?.get(properties.id) ?? [];
		return { type: 'Feature', properties, geometry };
	});
	return { type: 'FeatureCollection', features } as unknown as CityFeatures[L];
}

/** The points of each feature, in order. */
async function readPoints(db: Querier, cityId: string, points: PointTable): Promise<Map<string, object[]>> {
	const rows = await db.query<Record<string, unknown> & { parent: string; lngLat: Position }>(
		`select ${points.parentColumn} as parent, ${toSelectList(points.columns)},
			st_asgeojson(geom, 7)::json -> 'coordinates' as "lngLat"
		from ${points.table} where city_id = $1 order by ${points.parentColumn}, ordinal`,
		[cityId]
	);
	const byParent = new Map<string, object[]>();
	for (const { parent, ...point } of rows) {
		const siblings = byParent.get(parent);
		if (siblings) siblings.push(point);
		else byParent.set(parent, [point]);
	}
	return byParent;
}

function toSelectList(columns: object): string {
	return Object.keys(columns)
		.map((property) => `${toColumnName(property)} as "${property}"`)
		.join(', ');
}
