import { readFileSync } from 'node:fs';
import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { openSqlite } from '#lib/server/formats/geopackage/open-sqlite.ts';
import { readGeopackage } from '#lib/server/formats/geopackage/read-geopackage.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { buildGpb, buildWkb } from '../../../helpers/formats/build-wkb.ts';
import { expectSameGeometry } from '../../../helpers/formats/check-geometry.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';

const POINT: Geometry = { type: 'Point', coordinates: [627576.4, 4305121.9] };
const SCHEMA = `
	create table gpkg_contents (table_name text primary key, data_type text, srs_id integer);
	create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer);
	create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
		organization_coordsys_id integer, definition text);
	insert into gpkg_spatial_ref_sys values ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[…]'),
		('CGCS2000 / 114', 4547, 'epsg', 4547, 'PROJCS[…]'), ('own', 900001, 'NONE', 1, 'PROJCS["保定独立坐标系"]'),
		('unknown', -1, 'NONE', -1, 'undefined'), ('none', 900002, 'NONE', 2, 'undefined');
	create table 小区 (fid integer primary key, geom blob, 名称 text, 户数 integer, 完成 boolean, 照片 blob, "a""b" real);
	insert into gpkg_contents values ('小区', 'features', 4547);
	insert into gpkg_geometry_columns values ('小区', 'geom', 'POINT', 4547);`;

/** A GeoPackage of one layer with one community, and what else is said in SQL. */
async function build(sql = ''): Promise<Uint8Array> {
	const database = await openSqlite();
	database.exec(SCHEMA);
	database.run(`insert into 小区 values (7, ?, '北塘小区', 312, 1, x'00', 1.5)`, [buildGpb(buildWkb(POINT))]);
	if (sql !== '') database.exec(sql);
	const bytes = database.export();
	database.close();
	return bytes;
}

const read = async (sql = '') => readGeopackage('a.gpkg', await build(sql));

test('a layer with its columns, rows and coordinate system', async () => {
	const { layers, encoding, format } = await read(`
		insert into 小区 values (9, null, '  ', null, 0, null, null), (12, x'1234', '东院', null, null, null, null),
			(13, null, '田野小区', 9007199254740993, null, null, null)`);
	expect([encoding, format]).toEqual([null, 'geopackage']);
	const [layer] = layers;
	expect(layer).toMatchObject({ name: '小区', columns: ['名称', '户数', '完成', 'a"b'] });
	expect(layer!.crs).toEqual({ from: 'gpkg', text: 'EPSG:4547' });
	expect(layer!.rows).toEqual([
		{ row: 7, values: ['北塘小区', 312, true, 1.5], geometry: POINT },
		{ row: 9, values: [null, null, false, null], geometry: null },
		// Its shape is damaged, which is said; what its columns hold is not.
		{ row: 12, values: ['东院', null, null, null], geometry: null },
		{ row: 13, values: ['田野小区', '9007199254740993', null, null], geometry: null }
	]);
	expect(layer!.leftOut).toMatchObject([
		{ row: null, code: 'binary-column', parameters: { column: '照片' } },
		{ row: 12, code: 'broken-shape' }
	]);
});

test.each([
	[900001, { from: 'gpkg', text: 'PROJCS["保定独立坐标系"]' }],
	[900002, null],
	[-1, null],
	[0, null],
	[77, null]
])('coordinate system %d', async (srs, crs) => {
	const { layers } = await read(`update gpkg_geometry_columns set srs_id = ${srs}`);
	expect(layers[0]!.crs).toEqual(crs);
});

test('views and tables of attributes are layers, tables that are missing are told', async () => {
	const { layers } = await read(`
		create view 莲池区 as select fid, geom, 名称 from 小区 where 户数 > 100;
		create table 台账 (名称 text, 日期 date);
		insert into 台账 values ('北塘小区', '2022-11-30');
		create table layer_styles (id integer);
		insert into gpkg_contents values ('莲池区', 'features', 4547), ('台账', 'attributes', 0), ('旧图', 'features', 0),
			('影像', 'tiles', 0), ('layer_styles', 'attributes', 0);
		insert into gpkg_geometry_columns values ('莲池区', 'geom', 'POINT', 4547);`);
	expect(
		layers.map(({ name, rows, leftOut }) => [name, rows.length, leftOut.map(({ code }) => code)])
	).toEqual([
		['小区', 1, ['binary-column']],
		['莲池区', 1, []],
		['台账', 1, []],
		['旧图', 0, ['table-missing']],
		['影像', 0, ['raster-layer']]
	]);
	expect(layers[1]!.rows[0]).toEqual({ row: 1, values: [7, '北塘小区'], geometry: POINT });
	expect(layers[2]!.rows[0]).toEqual({ row: 1, values: ['北塘小区', '2022-11-30'], geometry: null });
});

test.each([
	['never ends', 'with recursive n(x) as (select 1 union all select x + 1 from n) select x from n'],
	['joins everything', 'select count(*) as n from t a, t b, t c, t d'],
	[
		'joins by a key that all have',
		'select count(*) as n from t a join t b on a.k = b.k join t c on b.k = c.k'
	]
])('a view that %s is not computed', async (_, view) => {
	const { layers } = await read(`
		create table t (k integer);
		create index t_k on t (k);
		with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000) insert into t select 1 from n;
		create view v as ${view};
		insert into gpkg_contents values ('v', 'attributes', 0);`);
	expect(layers[1]).toMatchObject({ rows: [], leftOut: [{ code: 'view-too-heavy' }] });
});

test('a view that no longer fits its tables says so', async () => {
	const { layers } = await read(
		`create view v as select 没有 from 小区; insert into gpkg_contents values ('v', 'attributes', 0);`
	);
	expect(layers[1]).toMatchObject({ rows: [], leftOut: [{ code: 'table-unreadable' }] });
});

test('a file that was copied while it was edited opens, and says so', async () => {
	const bytes = await build();
	bytes[18] = bytes[19] = 2;
	const { layers } = await readGeopackage('a.gpkg', bytes);
	expect(layers[0]).toMatchObject({ rows: [{ row: 7 }], notes: [{ code: 'pending-changes' }] });
	expect(bytes[18]).toBe(2);
});

test('what is no GeoPackage is named', async () => {
	const database = await openSqlite();
	database.run('create table a (b)');
	const plain = database.export();
	database.close();
	await expect(readGeopackage('a.db', plain)).rejects.toThrow(
		/without a list of layers; export it as a GeoPackage/
	);
	await expect(readGeopackage('a.gpkg', Buffer.from('x'.repeat(200)))).rejects.toThrow(/damaged GeoPackage/);
	const big = { length: 400_000_000 } as Uint8Array;
	await expect(readGeopackage('a.gpkg', big)).rejects.toThrow(/larger than 300 MB/);
});

describe.skipIf(!hasOgr)('as GDAL writes it', () => {
	it.each([
		['areas', DRAWN_AREAS],
		['lines', DRAWN_LINES],
		['points', DRAWN_POINTS]
	])('%s', async (_, drawn: FeatureCollection) => {
		const files = writeByOgr(drawn, 'out.gpkg', ['-nln', '图层', '-a_srs', 'EPSG:4490']);
		const { layers } = await readGeopackage('out.gpkg', files.get('out.gpkg')!);
		expect(layers).toHaveLength(1);
		expect(layers[0]!.crs).toEqual({ from: 'gpkg', text: 'EPSG:4490' });
		for (const [i, { geometry, properties }] of drawn.features.entries()) {
			expectSameGeometry(layers[0]!.rows[i]!.geometry, geometry);
			for (const [name, value] of Object.entries(properties!))
				expect(columnOf(layers[0]!, name)[i]).toBe(value);
		}
	});
});

const shared = sharedData('formats/baoding.gpkg');
it.skipIf(shared.isMissing)('a file of a bureau', async () => {
	const { layers } = await readGeopackage('baoding.gpkg', readFileSync(shared.path));
	expect(layers.map(({ name, crs }) => [name, crs?.text])).toEqual([
		['道路中心线', 'EPSG:4547'],
		['osm_roads', 'EPSG:32650']
	]);
	for (const { rows, leftOut } of layers) {
		expect(rows.length).toBeGreaterThan(50);
		expect(leftOut).toEqual([]);
	}
});

test('damaged files give a result or an error that says so', async () => {
	const bytes = await build();
	for (const spoilt of spoilBytes(bytes, howMany(300)))
		try {
			await readGeopackage('a.gpkg', spoilt);
		} catch (error) {
			expect(error).toBeInstanceOf(InputError);
		}
});
