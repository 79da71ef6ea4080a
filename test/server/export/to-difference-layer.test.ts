import { describe, expect, test } from 'vitest';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#lib/server/formats/export-formats.ts';
import { readFile } from '#lib/server/formats/read-file.ts';
import { writeExport } from '#lib/server/formats/write-export.ts';
import { toDifferenceLayer } from '#lib/server/export/to-difference-layer.ts';
import { columnOf } from '../../helpers/formats/drawn-features.ts';
import { exportOf } from '../../helpers/formats/export-of.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

/** The small city after a year: a community renamed and moved, a street gone, a wall new, a door more. */
function buildLater(): CityFeatures {
	const { features } = buildSmallCity();
	const [community] = features.communities.features;
	Object.assign(community!.properties, { name: '北塘新村', households: 500, aliases: ['北塘小区'] });
	(community!.geometry as { coordinates: number[][][] }).coordinates[0]![1] = [115.4541, 38.8551];
	const [centre] = features.centres.features;
	centre!.properties.doors.push({ id: 'door-9', lngLat: [115.46, 38.86], openTo: 'all' });
	features.streets.features.shift();
	const [wall] = features.walls.features;
	features.walls.features.push({
		...wall!,
		properties: { ...wall!.properties, id: 'wall-2', name: '新墙' }
	});
	return features;
}

const layer = toDifferenceLayer(buildSmallCity().features, buildLater());

test('a row for every feature that is new or gone, and for every field with its old and new value', () => {
	const names = layer.columns.map(({ name }) => name);
	const rows = layer.features.map(({ values }) =>
		['layer', 'featureId', 'name', 'change', 'field', 'before', 'after'].map(
			(name) => values[names.indexOf(name)]
		)
	);
	expect(rows).toEqual([
		['服务中心', 'centre-B', '西服务中心', 'changed', '中心的门', '2 处', '3 处'],
		['小区', 'community-1', '北塘新村', 'changed', '名称', '北塘小区', '北塘新村'],
		[
			'小区',
			'community-1',
			'北塘新村',
			'changed',
			'别名、曾用名',
			`北唐小区、a,"b"{c}\\d'、、𠮷`,
			'北塘小区'
		],
		['小区', 'community-1', '北塘新村', 'changed', '户数', '480', '500'],
		['小区', 'community-1', '北塘新村', 'changed', '位置、形状', null, null],
		['围墙', 'wall-2', '新墙', 'added', null, null, null],
		['街道', 'street-1', '', 'removed', null, null, null]
	]);
	expect(new Set(layer.features.map(({ values }) => values[0])).size).toBe(rows.length);
	expect(layer.features.map(({ geometry }) => geometry!.type)).toEqual([
		'Point',
		'Polygon',
		'Polygon',
		'Polygon',
		'Polygon',
		'LineString',
		'LineString'
	]);
});

test('without a difference there is no row', () => {
	const { features } = buildSmallCity();
	expect(toDifferenceLayer(features, buildSmallCity().features).features).toEqual([]);
});

describe.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])('as %s', (format) => {
	test('every row is read again, whatever its shape', async () => {
		const given = { ...exportOf(), layers: [layer] };
		const { bytes, fileName } = await writeExport(format, given, { encoding: 'utf-8' });
		const { layers } = await readFile({ name: fileName, bytes });
		const told = layers.filter(({ name }) => name !== '说明' && !name.endsWith('-注记'));
		const ids = told.flatMap((one) => columnOf(one, format === 'xlsx' ? '编号' : 'id'));
		expect(ids.toSorted()).toEqual(layer.features.map(({ values }) => values[0]).toSorted());
	});
});
