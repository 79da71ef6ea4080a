import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJson } from '#lib/server/import/parse-json.ts';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { messageOf, writeTemporary } from './temporary-file.ts';

const PLACES = join(import.meta.dirname, '../../fixtures/places');

const POINT = { type: 'Point', coordinates: [115.46, 38.87] };
const OPEN_RING = [
	[115.46, 38.87],
	[115.47, 38.87],
	[115.47, 38.88]
];
const RING = [...OPEN_RING, [115.46, 38.87]];

let number = 0;
async function read(...features: { geometry: object; properties?: object | null; id?: unknown }[]) {
	const typed = features.map((feature) => ({ type: 'Feature', ...feature }));
	const path = writeTemporary(`${number++}.geojson`, { type: 'FeatureCollection', features: typed });
	return readPlaces(path, 'communities');
}

test('ids come from the feature, its properties or its number, names from the properties or the id', async () => {
	const places = await read(
		{ id: 7, geometry: POINT, properties: { id: 'ignored', name: '永华里' } },
		{ geometry: POINT, properties: { id: 'b', name: ' ' } },
		{ geometry: POINT, properties: null }
	);
	expect(places.map(({ id, name }) => [id, name])).toEqual([
		['7', '永华里'],
		['b', 'b'],
		['3', '3']
	]);
});

test('households are numbers or numbers as text, and undefined where not given', async () => {
	const values = [0, '120', 12.5, '', null, undefined, '1,200', '１２０', ' - '];
	const places = await read(...values.map((households) => ({ geometry: POINT, properties: { households } })));
	expect(places.map(({ households }) => households)).toEqual([
		0,
		120,
		12.5,
		undefined,
		undefined,
		undefined,
		1200,
		120,
		undefined
	]);
});

test('polygons are closed, doors of one centre stay together', async () => {
	const doors = { type: 'MultiPoint', coordinates: [POINT.coordinates, [115.47, 38.87]] };
	const places = await read(
		{ geometry: { type: 'Polygon', coordinates: [OPEN_RING] } },
		{ geometry: { type: 'MultiPolygon', coordinates: [[RING], [OPEN_RING]] } },
		{ geometry: doors },
		{ geometry: { type: 'MultiPoint', coordinates: [POINT.coordinates] } }
	);
	expect(places.map(({ geometry }) => geometry)).toEqual([
		{ type: 'Polygon', coordinates: [RING] },
		{ type: 'MultiPolygon', coordinates: [[RING], [RING]] },
		doors,
		POINT
	]);
});

const readText = (text: string) => readPlaces(writeTemporary(`${number++}.geojson`, text), 'communities');

test('ids beyond 2⁵³ stay apart and as they are', async () => {
	const places = await readPlaces(join(PLACES, 'bigint.geojson'), 'communities');
	expect(places.map(({ id }) => id)).toEqual(['1152921504606846977', '1152921504606846978']);
	const ids = [
		'9007199254740992',
		'9007199254740993',
		'-9007199254740995',
		'12345678901234567890',
		'1152921504606846977.0',
		'9007199254740991',
		'"1152921504606846979"',
		'7'
	];
	const features = ids.map(
		(id, i) =>
			`{"type":"Feature","id":${i % 2 ? id : `null ,"properties":{"id": ${id},"name":"编号 \\"1152921504606846977\\" ,12345678901234567890"}`}${i % 2 ? ',"properties":{}' : ''},"geometry":{"type":"Point","coordinates":[115.46000000000000001,38.87]}}`
	);
	const many = await readText(`{"type":"FeatureCollection","features":[${features.join()}]}`);
	expect(many.map(({ id }) => id)).toEqual(ids.map((id) => id.replaceAll(/"|\.0$/g, '')));
	expect(many[0]?.name).toBe('编号 "1152921504606846977" ,12345678901234567890');
	expect(many[0]?.geometry.coordinates).toEqual([115.46, 38.87]);
});

test('numbers of 16 digits and more that are no ids are what they were', () => {
	const text =
		'[1.1234567890123456789, -0.12345678901234567, 12345678901234567e-3, 1e+1234567890123456, 1234567890123456]';
	expect(parseJson(text)).toEqual(JSON.parse(text));
	for (const broken of ['{"a": 012345678901234567}', '[12345678901234567 1]', '"12345678901234567'])
		expect(() => parseJson(broken), broken).toThrow(SyntaxError);
});

test('a feature without an id never takes the id of another', async () => {
	const point = { geometry: POINT };
	const ids = async (...given: unknown[]) =>
		(await read(...given.map((id) => (id === undefined ? point : { ...point, id })))).map(({ id }) => id);
	expect(await ids(2, null)).toEqual(['2', 'row-2']);
	expect(await ids(null, '1', undefined, ' ', '')).toEqual(['row-1', '1', '3', '4', '5']);
	expect(await ids(undefined, null, 'row-1', '1')).toEqual(['row-row-1', '2', 'row-1', '1']);
	expect(await ids(null, null, null)).toEqual(['1', '2', '3']);
});

const CRS84 = 'urn:ogc:def:crs:OGC:1.3:CRS84';
const named = (name: string) => ({ type: 'name', properties: { name } });
const withCrs = (crs: unknown) => ({
	type: 'FeatureCollection',
	crs,
	features: [{ type: 'Feature', properties: {}, geometry: POINT }]
});

test.each([
	...[
		CRS84,
		'urn:ogc:def:crs:OGC::CRS84',
		'OGC:CRS84',
		'CRS84',
		'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
		'http://www.opengis.net/def/crs/EPSG/0/4326',
		'http://www.opengis.net/gml/srs/epsg.xml#4326',
		'urn:x-ogc:def:crs:EPSG:4326',
		'urn:ogc:def:crs:EPSG::4326',
		'urn:ogc:def:crs:EPSG:6.9:4326',
		'urn:ogc:def:crs:EPSG::4490',
		'urn:ogc:def:crs:EPSG::4979',
		'EPSG:4326',
		'epsg:4326',
		' EPSG:4490 ',
		'4326',
		'WGS 84',
		'WGS84',
		'GCS_WGS_1984',
		'CGCS2000',
		'GCS_China_Geodetic_Coordinate_System_2000',
		'China Geodetic Coordinate System 2000',
		'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]',
		'+proj=longlat +datum=WGS84 +no_defs',
		'urn:ogc:def:crs:OGC::unknown',
		'unknown'
	].map(named),
	{ type: 'EPSG', properties: { code: 4326 } },
	{ type: 'EPSG', properties: { code: '4490' } },
	{ type: 'link', properties: { href: 'http://spatialreference.org/ref/epsg/4326/proj4/', type: 'proj4' } },
	{ wkid: 4326 },
	{ wkid: 4490, latestWkid: 4490 },
	{ type: 'name', properties: null },
	{ type: 'name' },
	'EPSG:4326',
	null
])('degrees, whoever names them: %j', async (crs) => {
	expect(await readText(JSON.stringify(withCrs(crs)))).toHaveLength(1);
});

test.each([
	[named('EPSG:4547'), '"EPSG:4547" (CGCS2000, 3° zone at 114° E (no number in the easting))'],
	[named('urn:ogc:def:crs:EPSG::4526'), '(CGCS2000, 3° zone 38 (114° E, number in the easting))'],
	[named('EPSG:4508'), '(CGCS2000, 6° zone at 111° E (no number in the easting))'],
	[named('EPSG:2362'), "(Xi'an 1980, 3° zone 38 (114° E, number in the easting))"],
	[named('EPSG:2435'), '(Beijing 1954, 3° zone at 114° E (no number in the easting))'],
	[named('urn:ogc:def:crs:EPSG::3857'), '(WGS 84 Web Mercator)'],
	[named('http://www.opengis.net/gml/srs/epsg.xml#900913'), '(WGS 84 Web Mercator)'],
	[named('EPSG:32650'), '(WGS 84 UTM zone 50N)'],
	[named('EPSG:4610'), "(Xi'an 1980, longitude and latitude)"],
	[named('WGS_1984_Web_Mercator_Auxiliary_Sphere'), '(WGS 84 Web Mercator)'],
	[named('CGCS2000_3_Degree_GK_CM_114E'), '(CGCS2000, 3° zone at 114° E (no number in the easting))'],
	[named('GCJ02'), '(AMap, Tencent (GCJ-02))'],
	[named('local_grid'), 'coordinates are in "local_grid", not degrees'],
	[named('EPSG:2000'), 'coordinates are in "EPSG:2000", not degrees'],
	[{ type: 'EPSG', properties: { code: 4547 } }, '"EPSG:4547"'],
	[{ wkid: 102100, latestWkid: 3857 }, '"EPSG:3857" (WGS 84 Web Mercator)'],
	['EPSG:3857', 'Web Mercator']
])('%j is refused with its meaning and the remedy', async (crs, expected) => {
	const path = writeTemporary('crs.geojson', withCrs(crs));
	const message = await messageOf(path, (file) => readPlaces(file, 'centres'));
	expect(message).toContain(expected);
	expect(message).toContain('crs: coordinates are in');
	expect(message).toContain('reproject to WGS-84');
});

test('a system that a single feature or its geometry names counts too', async () => {
	const crs = named('EPSG:4547');
	for (const feature of [
		{ type: 'Feature', crs, properties: {}, geometry: POINT },
		{ type: 'Feature', properties: {}, geometry: { ...POINT, crs } }
	]) {
		const path = writeTemporary('crs.geojson', { type: 'FeatureCollection', features: [feature] });
		expect(await messageOf(path, (file) => readPlaces(file, 'centres'))).toContain(
			'feature 1: crs: coordinates'
		);
	}
});

describe('one place among many', () => {
	const refuse = async (...lngLats: [number, number][]) => {
		const features = lngLats.map((coordinates, i) => ({
			type: 'Feature',
			id: `place ${i + 1}`,
			properties: {},
			geometry: { type: 'Point', coordinates }
		}));
		const path = writeTemporary('mixed.geojson', { type: 'FeatureCollection', features });
		return readPlaces(path, 'communities').then(
			() => 'read',
			(error: Error) => error.message.slice(path.length + 2)
		);
	};
	const baoding: [number, number][] = Array.from({ length: 5 }, (_, i) => [115.46 + i / 100, 38.87]);

	test('with latitude first is named, and not taken for metres', async () => {
		const path = join(PLACES, 'swapped-mixed.geojson');
		expect(await messageOf(path, (file) => readPlaces(file, 'communities'))).toBe(
			'feature 2 (id "b"): coordinates: [38.87, 115.4623102] looks like latitude before longitude; swap them: longitude comes first'
		);
		expect(await refuse(...baoding, [38.87, 115.46])).toContain('feature 6 (id "place 6"): coordinates');
		expect(await refuse([38.87, 115.46], ...baoding)).toContain('feature 1 (id "place 1"): coordinates');
		expect(await refuse(...baoding, [38.87, 115.46], [38.9, 115.4])).toContain('feature 6 (id');
	});

	test('in Xinjiang, in Monaco, south of the equator: where both orders are degrees', async () => {
		expect(await refuse([87.61, 43.82], [43.82, 87.61], [87.62, 43.8])).toContain('feature 2 (id');
		expect(await refuse([7.42, 43.73], [7.43, 43.74], [43.73, 7.42])).toContain(
			'feature 3 (id "place 3"): coordinates: [43.73, 7.42] looks like latitude before longitude'
		);
		expect(await refuse([28.04, -26.2], [28.05, -26.2], [-26.2, 28.04])).toContain('feature 3 (id');
		expect(await refuse([151.2, -33.86], [-33.86, 151.2])).toContain('feature 2 (id');
	});

	test('in metres is named as such, though others look swapped', async () => {
		expect(await refuse(...baoding, [500_000, 4_300_000])).toContain('feature 6 (id "place 6")');
		expect(await refuse([500_000, 4_300_000], [38.87, 115.46])).toContain('looks like projected metres');
	});

	test('that is merely far away is read', async () => {
		expect(await refuse(...baoding, [87.61, 43.82])).toBe('read');
		expect(await refuse([33.5, 35.2], [33.6, 35.1], [35.5, 33.9])).toBe('read');
		expect(await refuse(...baoding, [0, 0])).toBe('read');
		expect(await refuse([7.42, 43.73], [43.73, 7.42])).toBe('read');
	});
});
