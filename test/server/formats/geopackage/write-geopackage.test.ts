import { describe, expect, test } from 'vitest';
import { openSqlite } from '#lib/server/formats/geopackage/open-sqlite.ts';
import { writeGeopackage } from '#lib/server/formats/geopackage/write-geopackage.ts';
import { expectSameLayer } from '../../../helpers/formats/compare-layers.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, infoByOgr, readByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

async function query(bytes: Uint8Array, sql: string) {
	const database = await openSqlite(bytes);
	try {
		return database.exec(sql)[0]?.values ?? [];
	} finally {
		database.close();
	}
}

test('the file is a GeoPackage of all layers, with boxes, titles, styles and metadata', async () => {
	const bytes = await writeGeopackage(exportOf({ layers: ['communities', 'doors'], crs: 'EPSG:4547' }));
	expect(await query(bytes, 'pragma application_id')).toEqual([[0x47504b47]]);
	expect(await query(bytes, 'pragma integrity_check')).toEqual([['ok']]);
	expect(await query(bytes, 'pragma foreign_key_check')).toEqual([]);
	expect(await query(bytes, 'select table_name, data_type, identifier, srs_id from gpkg_contents')).toEqual([
		['communities', 'features', '小区', 4547],
		['doors', 'features', '中心的门', 4547],
		['layer_styles', 'attributes', 'layer_styles', 0]
	]);
	expect(await query(bytes, 'select table_name, geometry_type_name from gpkg_geometry_columns')).toEqual([
		['communities', 'MULTIPOLYGON'],
		['doors', 'POINT']
	]);
	const [[box]] = (await query(
		bytes,
		"select min_x < max_x and min_x > 600000 and max_y < 4310000 from gpkg_contents where table_name = 'communities'"
	)) as [[number]];
	expect(box).toBe(1);
	const styles = await query(bytes, 'select f_table_name, useAsDefault, styleQML from layer_styles');
	expect(styles.map(([table, isDefault]) => [table, isDefault])).toEqual([
		['communities', 1],
		['doors', 1]
	]);
	expect(styles[0]![2]).toContain('attr="state"');
	const metadata = await query(bytes, 'select metadata from gpkg_metadata order by id');
	expect(String(metadata[0]![0])).toContain('第 7 版');
	expect(JSON.parse(String(metadata[1]![0]))).toMatchObject({
		city: 'small',
		revision: 7,
		asOf: '2022-03-01',
		coordinates: 'EPSG:4547',
		illustrative: true,
		layers: { communities: 2, doors: 3 }
	});
});

test('the same plan gives the same bytes', async () => {
	const given = exportOf();
	expect(await writeGeopackage(given)).toEqual(await writeGeopackage(given));
});

test('shifted systems have a number of their own', async () => {
	const bytes = await writeGeopackage(exportOf({ layers: ['doors'], crs: 'gcj02' }));
	expect(
		await query(bytes, 'select organization, srs_name from gpkg_spatial_ref_sys where srs_id = 990002')
	).toEqual([['GCJ02', '高德、腾讯坐标（GCJ-02）']]);
});

describe.skipIf(!hasOgr)('GDAL', () => {
	test.each(['EPSG:4326', 'EPSG:4490', 'EPSG:4547', 'EPSG:4526', 'EPSG:32650', 'EPSG:3857'])(
		'reads every layer of a random plan in %s',
		async (crs) => {
			const given = exportOf({ features: buildRandomFeatures(crs.length * 7), crs });
			const bytes = await writeGeopackage(given);
			const code = crs === 'EPSG:4326' ? 'OGC:1.3:CRS84' : crs.replace(':', '::');
			for (const layer of given.layers) {
				const read = readByOgr(bytes, 'plan.gpkg', layer.name);
				expect(read.crs?.properties.name).toBe(`urn:ogc:def:crs:${code}`);
				expectSameLayer(read, layer, given.crs);
			}
		}
	);

	test('has nothing to complain about', async () => {
		const bytes = await writeGeopackage(exportOf());
		expect(infoByOgr(bytes, 'plan.gpkg')).not.toMatch(/warning|error/i);
		expect(infoByOgr(bytes, 'plan.gpkg', [])).toMatch(/\d+: communities \(Multi Polygon\)/);
	});
});
