import type { Geometry } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { openSqlite } from '#lib/server/formats/geopackage/open-sqlite.ts';
import { readFile } from '#lib/server/formats/read-file.ts';
import { UnreadableFile } from '#lib/server/formats/unreadable-file.ts';
import { UNREADABLE } from '#lib/intake-texts/reading.ts';
import { buildDxf, entity } from '../../helpers/formats/build-dxf.ts';
import { buildShapefile, nameParts } from '../../helpers/formats/build-shapefile.ts';
import { buildZip } from '../../helpers/formats/build-zip.ts';

const POINT: Geometry = { type: 'Point', coordinates: [115.5, 38.9] };
const GEOJSON = Buffer.from(
	JSON.stringify({ type: 'Feature', properties: { 名称: '北塘小区' }, geometry: POINT })
);
const KML = Buffer.from(
	'<?xml version="1.0"?><kml><Placemark><name>北塘小区</name><Point><coordinates>115.5,38.9</coordinates></Point></Placemark></kml>'
);
const DXF = Buffer.from(buildDxf([entity('POINT', '小区', [10, 1], [20, 2])]));
const CSV = iconv.encode('名称,户数\n北塘小区,312\n田野小区,88\n', 'gbk');
const SHAPEFILE = buildShapefile({
	columns: [{ name: '名称', type: 'C', length: 20 }],
	features: [{ geometry: POINT, values: ['北塘小区'] }],
	prj: 'GEOGCS["CGCS2000"]'
});

async function buildGeopackage(): Promise<Uint8Array> {
	const database = await openSqlite();
	database.run('create table gpkg_contents (table_name text, data_type text)');
	database.run(`insert into gpkg_contents values ('小区', 'attributes')`);
	database.run(`create table 小区 (名称 text)`);
	const bytes = database.export();
	database.close();
	return bytes;
}

const read = (name: string, bytes: Uint8Array) => readFile({ name, bytes });

describe('the format is that of the bytes', () => {
	it.each([
		['geojson', GEOJSON],
		['geojson', iconv.encode(GEOJSON.toString(), 'utf-16le', { addBOM: true })],
		['geojson', Buffer.from(`\u001E${GEOJSON.toString()}\n`)],
		['kml', KML],
		['kmz', buildZip([['doc.kml', KML]])],
		['dxf', DXF],
		['csv', CSV],
		['shapefile', SHAPEFILE.shp!],
		['shapefile', SHAPEFILE.dbf!],
		['shapefile', buildZip(nameParts('a', SHAPEFILE))],
		[
			'geojson',
			buildZip([
				['a/小区.json', GEOJSON],
				['说明.pdf', Buffer.from('x')]
			])
		],
		['csv', buildZip([['小区.csv', CSV]])],
		['kmz', buildZip([['小区.kmz', buildZip([['doc.kml', KML]])]])]
	])('%s %#', async (format, bytes) => {
		const found = await read('小区.xyz', bytes);
		expect(found).toMatchObject({ format, file: '小区.xyz' });
		expect(found.layers[0]!.rows.length).toBeGreaterThan(0);
	});

	it('geopackage', async () => {
		expect(await read('小区.shp', await buildGeopackage())).toMatchObject({ format: 'geopackage' });
	});
});

test('the parts of a shapefile are found beside it, whatever the capitals', async () => {
	const beside = new Map([
		['数据/小区.DBF', SHAPEFILE.dbf!],
		['小区.prj', SHAPEFILE.prj!],
		['街道.dbf', Buffer.from('nothing')]
	]);
	for (const [name, bytes] of [
		['D:\\数据\\小区.SHP', SHAPEFILE.shp!],
		['小区.prj', SHAPEFILE.prj!]
	] as const) {
		const given = new Map(beside).set('小区.shp', SHAPEFILE.shp!);
		const { layers } = await readFile({ name, bytes, beside: given });
		expect(layers).toMatchObject([
			{ columns: ['名称'], crs: { from: 'prj' }, rows: [{ values: ['北塘小区'], geometry: POINT }] }
		]);
	}
});

describe('what is refused', () => {
	it.each([
		['empty-file', Buffer.alloc(0)],
		['zip-without-file', buildZip([['a.txt.bak', GEOJSON]])],
		[
			'zip-without-file',
			buildZip([
				['a.json', GEOJSON],
				['b.csv', CSV]
			])
		],
		['zip-without-file', buildZip([['a.kmz', buildZip([['a.json', GEOJSON]])]])],
		['broken-zip', Buffer.from('PK\x03\x04 and then nothing that a zip would have')],
		['dwg', Buffer.from('AC1032\0\0\0\0')],
		['not-kml', Buffer.from('<?xml version="1.0"?><gpx/>')],
		['not-text', Buffer.from(Array.from({ length: 500 }, (_, i) => i % 20))]
	])('%s %#', async (code, bytes) => {
		const error: unknown = await read('x.dat', bytes).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(UnreadableFile);
		expect(error).toMatchObject({ code, file: code === 'empty-file' ? 'x.dat' : expect.any(String) });
	});

	it('and said in both languages', () => {
		for (const { problem, remedy } of Object.values(UNREADABLE))
			for (const { zh, en } of [problem, remedy]) {
				expect(zh).toMatch(/\p{Script=Han}/u);
				expect(zh).not.toMatch(/[,;:!?]|。$/);
				expect(en).not.toMatch(/\p{Script=Han}/u);
				const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
				expect(names(zh)).toEqual(names(en));
			}
	});
});
