import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import type { Feature, Geometry, Position } from 'geojson';
import { getLayerTable, toColumnName, type Column } from './layer-tables.ts';
import type { Querier } from './port.ts';

/** One row on its way into a table, keyed by column. */
type Row = Record<string, unknown> & { geometry: Geometry };

/**
 * Adds the features of one layer, with their doors or entrances, to a city that has none of them: one
 * statement a table, however many rows.
 *
 * @param collection not changed; must have passed `listCityProblems`
 */
export async function writeLayer<L extends LayerName>(
	tx: Querier,
	cityId: string,
	layer: L,
	collection: CityFeatures[L]
): Promise<void> {
	const { table, columns, points } = getLayerTable(layer);
	const features = collection.features as Feature[] as Feature<Geometry, Record<string, unknown>>[];
	const rows = features.map(({ geometry, properties }) => ({ ...toRow(columns, properties), geometry }));
	await insert(tx, table, cityId, columns, rows);
	if (!points) return;

	const pointColumns = {
		...points.columns,
		[points.parentColumn]: { type: 'text' },
		ordinal: { type: 'integer' }
	} satisfies Record<string, Column>;
	const pointRows = features.flatMap(({ properties }) => {
		const list = properties[points.property] as (Record<string, unknown> & { lngLat: Position })[];
		return list.map((point, index): Row => ({
			...toRow(points.columns, point),
			[points.parentColumn]: properties.id,
			ordinal: index + 1,
			geometry: { type: 'Point', coordinates: point.lngLat }
		}));
	});
	await insert(tx, points.table, cityId, pointColumns, pointRows);
}

/** Removes the features of one layer, with their doors or entrances. */
export async function clearLayer(tx: Querier, cityId: string, layer: LayerName): Promise<void> {
	await tx.query(`delete from ${getLayerTable(layer).table} where city_id = $1`, [cityId]);
}

function toRow(columns: object, values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.keys(columns).map((name) => [toColumnName(name), values[name]]));
}

async function insert(
	tx: Querier,
	table: string,
	cityId: string,
	columns: Readonly<Record<string, Column>>,
	rows: Row[]
): Promise<void> {
	if (rows.length === 0) return;
	const names = Object.keys(columns).map(toColumnName);
	const types = Object.entries(columns).map(([name, { type }]) => `${toColumnName(name)} ${type}`);
	await tx.query(
		`insert into ${table} (city_id, ${names.join(', ')}, geom)
		select $1, ${names.join(', ')}, st_geomfromgeojson(geometry)
		from json_to_recordset($2::json) as item (${types.join(', ')}, geometry json)`,
		[cityId, JSON.stringify(rows)]
	);
}
