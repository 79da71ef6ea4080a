import type { LayerName } from '#lib/core/city/types.ts';
import type { PlanFeature } from '#lib/core/plan/types.ts';
import type { Geometry, Position } from 'geojson';
import { getLayerTable, toColumnName, type Column } from './layer-tables.ts';
import type { Querier } from './port.ts';

/** One row on its way into a table, keyed by column. */
type Row = Record<string, unknown> & { geometry: Geometry };

/**
 * Adds features of one layer with their doors or entrances, or replaces those that are there: at most three statements,
 * however many features.
 *
 * @param features must have been checked
 * @param revision that they are the version of
 */
export async function upsertFeatures(
	tx: Querier,
	cityId: string,
	layer: LayerName,
	features: readonly PlanFeature[],
	revision: number
): Promise<void> {
	if (features.length === 0) return;
	const { table, columns, points } = getLayerTable(layer);
	const rows = features.map(({ geometry, properties }) => ({ ...toRow(columns, properties), geometry }));
	const names = Object.keys(columns).map(toColumnName);
	const changing = [...names.filter((name) => name !== 'id'), 'geom', 'version'];
	await tx.query(
		`insert into ${table} (city_id, ${names.join(', ')}, geom, version)
		select $1, ${names.join(', ')}, st_geomfromgeojson(geometry), $3
		from json_to_recordset($2::json) as item (${listTypes(columns)}, geometry json)
		on conflict (city_id, id) do update set
			(${changing.join(', ')}) = (${changing.map((name) => `excluded.${name}`).join(', ')})`,
		[cityId, JSON.stringify(rows), revision]
	);
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
	await deletePoints(
		tx,
		cityId,
		layer,
		features.map(({ properties }) => properties.id)
	);
	if (pointRows.length === 0) return;
	const pointNames = Object.keys(pointColumns).map(toColumnName);
	await tx.query(
		`insert into ${points.table} (city_id, ${pointNames.join(', ')}, geom)
		select $1, ${pointNames.join(', ')}, st_geomfromgeojson(geometry)
		from json_to_recordset($2::json) as item (${listTypes(pointColumns)}, geometry json)`,
		[cityId, JSON.stringify(pointRows)]
	);
}

/** Removes the doors or entrances of features, which others of the layer may take over. */
export async function deletePoints(
	tx: Querier,
	cityId: string,
	layer: LayerName,
	ids: readonly string[]
): Promise<void> {
	const { points } = getLayerTable(layer);
	if (!points || ids.length === 0) return;
	await tx.query(
		`delete from ${points.table} where city_id = $1 and ${points.parentColumn} = any($2::text[])`,
		[cityId, ids]
	);
}

/** Removes features of one layer, with their doors or entrances. */
export async function deleteFeatures(
	tx: Querier,
	cityId: string,
	layer: LayerName,
	ids: readonly string[]
): Promise<void> {
	if (ids.length === 0) return;
	await tx.query(`delete from ${getLayerTable(layer).table} where city_id = $1 and id = any($2::text[])`, [
		cityId,
		ids
	]);
}

function toRow(columns: object, values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.keys(columns).map((name) => [toColumnName(name), values[name]]));
}

function listTypes(columns: Readonly<Record<string, Column>>): string {
	return Object.entries(columns)
		.map(([name, { type }]) => `${toColumnName(name)} ${type}`)
		.join(', ');
}
