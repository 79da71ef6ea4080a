import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { messageOf, temporaryFolder, writeTemporary } from './temporary-file.ts';
import { frame, writePbf } from './write-pbf.ts';

const A = [115.46, 38.87];
const B = [115.47, 38.87];
const line = (coordinates: unknown, more: object = {}) => ({
	type: 'Feature',
	properties: {},
	geometry: { type: 'LineString', coordinates },
	...more
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const PBF = writePbf({
	nodes: [
		{ id: 1, lng: 115.46, lat: 38.87 },
		{ id: 2, lng: 115.47, lat: 38.87 }
	],
	ways: [{ id: 7, refs: [1, 2], tags: { highway: 'service' } }]
});

let number = 0;
const refuse = (content: string | Uint8Array | object, extension = 'geojson') =>
	messageOf(writeTemporary(`${number++}.${extension}`, content), readStreets);

test('missing, directory and empty files say so', async () => {
	expect(await messageOf(join(temporaryFolder, 'none.osm'), readStreets)).toBe(
		'there is no such file; check the path'
	);
	expect(await messageOf(temporaryFolder, readStreets)).toContain('is a directory');
	for (const extension of ['geojson', 'osm', 'osm.pbf'])
		expect(await refuse('', extension)).toContain('the file is empty');
	expect(await refuse(' \n\t')).toContain('the file is empty');
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
	const path = writeTemporary('closed.osm', '<osm/>');
	chmodSync(path, 0);
	expect(await messageOf(path, readStreets)).toContain('may not be read');
});

test.each<[string, string | Uint8Array, string]>([
	['gzip that is damaged', Uint8Array.of(0x1f, 0x8b, 8, 0), 'packed with gzip and damaged'],
	['zip', Uint8Array.of(0x50, 0x4b, 3, 4), 'is damaged, or has nothing drawn'],
	['a Shapefile', Uint8Array.of(0, 0, 0x27, 0x0a, 0, 0), 'is damaged, or has nothing drawn'],
	['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'UTF-16 text; save it as UTF-8'],
	['text', 'name,lng,lat\n', 'neither PBF, XML nor JSON']
])('%s is recognised', async (_, content, expected) => {
	expect(await refuse(content, 'dat')).toContain(expected);
});

test.each([
	['{"type": "FeatureCollection",\n "features": [,]}', '2:15: expected a value, found ",]}"'],
	['{"type": "FeatureCollection"', '1:29: expected , or }, found the end of the file'],
	['{"a": [1, 2', '1:12: expected , or ]'],
	["{'type': 1}", '1:2: expected a field name in "quotes"'],
	['{"a" 1}', '1:6: expected :'],
	['{"a": NaN}', '1:7: expected a value, found "NaN}"'],
	['{"a": "x\ny"}', '1:7: text that does not end'],
	['{"a": 1} {', '1:10: text after the end'],
	['{"a": 1,}', '1:9: expected a field name'],
	['[1, 01]', '1:6: expected , or ]']
])('broken JSON %j is located', async (text, expected) => {
	expect(await refuse(text)).toContain(`is broken JSON at line ${expected}`);
});

test('GBK text says so', async () => {
	const bytes = Buffer.concat([
		Buffer.from('{"type":"FeatureCollection","name":"'),
		// 保定 in GBK.
		Buffer.from([0xb1, 0xa3, 0xb6, 0xa8]),
		Buffer.from('","features":[]}')
	]);
	expect(await refuse(bytes)).toBe('is not UTF-8 text, probably GBK; save it as UTF-8');
});

test.each<[string, object, string]>([
	['TopoJSON', { type: 'Topology', objects: {} }, 'type: "Topology" is not GeoJSON'],
	[
		'Esri JSON',
		{ geometryType: 'esriGeometryPolyline', features: [] },
		'is Esri JSON, not GeoJSON; export it'
	],
	['no type', {}, 'type: undefined is not GeoJSON'],
	['a list', [line([A, B])], 'bare list'],
	['features missing', { type: 'FeatureCollection' }, 'features: is not a list'],
	[
		'a bare geometry among features',
		collection({ type: 'LineString', coordinates: [A, B] }),
		'feature 1: type:'
	],
	['no feature', collection(), 'has no street lines'],
	[
		'points only',
		collection(line(A, { geometry: { type: 'Point', coordinates: A } })),
		'1 × not a line but a Point'
	],
	[
		'all closed',
		collection(line([A, B], { properties: { foot: 'no' } })),
		'no street to walk on: 1 × foot=no'
	],
	[
		'projected metres',
		collection(
			line([A, B]),
			line(
				[
					[366_000, 4_304_000],
					[1, 2]
				],
				{ id: 'x' }
			)
		),
		'feature 2 (id "x"): coordinates: [366000, 4304000] not degrees: looks like projected metres; reproject to WGS-84'
	],
	[
		'projected by its crs',
		{ ...collection(line([A, B])), crs: { properties: { name: 'EPSG:4547' } } },
		'coordinate system: the file says CGCS2000, 3° zone at 114° E (no number in the easting), but its numbers look like WGS 84, longitude and latitude; say which one it is'
	],
	[
		'latitude first',
		collection(
			line([
				[38.87, 115.46],
				[38.88, 115.47]
			])
		),
		'[38.87, 115.46] looks like latitude before longitude; swap them'
	],
	[
		'latitude first in Xinjiang',
		collection(
			line([
				[43.82, 87.61],
				[43.83, 87.62]
			])
		),
		'[43.82, 87.61] looks like latitude before longitude'
	],
	[
		'text as a coordinate',
		collection(line([A, ['115.47', '38.87']])),
		'is not a position of two finite numbers'
	],
	['null as a coordinate', collection(line([A, [null, 38]])), 'coordinates: [null,38] is not a position'],
	[
		'one position',
		collection(line([A])),
		'feature 1: coordinates: a line has 1 position; give it at least two'
	],
	['no positions', collection(line([])), 'a line has 0 positions'],
	['no list', collection(line('115,38')), 'coordinates: "115,38" is not a list of positions'],
	[
		'nothing in a collection',
		{ type: 'GeometryCollection', geometries: [null] },
		'coordinates: null is not a list of positions'
	],
	[
		'an unknown geometry',
		collection({ type: 'Feature', geometry: { type: 'Curve' } }),
		'geometry: "Curve" is not'
	],
	['an object as id', collection(line([A, B], { id: {} })), 'feature 1: id: {} is neither text nor a number']
])('GeoJSON with %s is refused', async (_, content, expected) => {
	expect(await refuse(content)).toContain(expected);
});

test('an overflowing number is refused', async () => {
	const text = JSON.stringify(collection(line([A, B]))).replace('115.47', '1e999');
	expect(await refuse(text)).toContain('is not a position of two finite numbers');
});

test('a PBF file cut anywhere but between blocks is refused', async () => {
	const ends = new Set<number>();
	for (let offset = 0; offset < PBF.length;) {
		ends.add(offset);
		// Header length, then the block's size in the header's last varint.
		const headerLength = PBF.readUInt32BE(offset);
		const header = PBF.subarray(offset + 4, offset + 4 + headerLength);
		const [low, high] = [header.at(-2)!, header.at(-1)!];
		const size = low >= 0x80 ? (low & 0x7f) + high * 0x80 : high;
		offset += 4 + headerLength + size;
	}
	for (let length = 1; length < PBF.length; length++) {
		const message = await refuse(PBF.subarray(0, length), 'osm.pbf');
		if (!ends.has(length)) expect(message, `cut to ${length}`).toMatch(/truncated|not an OpenStreetMap PBF/);
	}
});

test('a damaged PBF file ends in an InputError or is harmless, never in another error', async () => {
	for (let offset = 0; offset < PBF.length; offset++) {
		const damaged = Buffer.from(PBF);
		damaged[offset]! ^= 0xff;
		const path = writeTemporary('damaged.osm.pbf', damaged);
		await readStreets(path).catch((error: Error) => expect(error.name, `byte ${offset}`).toBe('InputError'));
	}
});

test.each<[string, Uint8Array, string]>([
	['text', Buffer.from('hello, this is no PBF'), 'is not an OpenStreetMap PBF file'],
	['data without a header', PBF.subarray(PBF.indexOf('OSMData') - 6), 'its first block is "OSMData"'],
	[
		'Zstandard',
		writePbf({ nodes: [{ id: 1, lng: 1, lat: 1 }], packing: 'zstd' }),
		'is packed with Zstandard; write it'
	],
	['history', writePbf({ requiredFeatures: ['HistoricalInformation'] }), 'requires "HistoricalInformation"'],
	[
		'a block of nonsense',
		Buffer.concat([PBF, frame('OSMData', Buffer.from([0x0a, 0xff, 0xff]), 'zlib')]),
		'unreadable block'
	],
	['no streets', writePbf({ nodes: [{ id: 1, lng: 1, lat: 1 }] }), 'has no street lines'],
	[
		'positions that are no degrees',
		writePbf({
			nodes: [
				{ id: 5, lng: 115, lat: 38 },
				{ id: 6, lng: 38, lat: 115 }
			]
		}),
		'node 6: coordinates: [38, 115] looks like latitude before longitude'
	]
])('PBF with %s is refused', async (_, content, expected) => {
	expect(await refuse(content, 'osm.pbf')).toContain(expected);
});

test.each([
	['<osm><node id="1" lat="38" lon="115"/><way id="2">', 'is broken or truncated XML at line 1:'],
	['<osm>\n<way id="2"></osm>', 'is broken or truncated XML at line 2:'],
	['<html><body>busy</body></html>', 'its root element is <html>, not <osm>'],
	['<osmChange/>', 'its root element is <osmChange>, not <osm>; apply the changes to an extract first'],
	['<osm><action type="delete"><old/></action></osm>', 'has <action>: it lists changes, not streets; apply'],
	['<osm><modify><way id="1"/></modify></osm>', 'has <modify>: it lists changes'],
	['<osm><way id="1" version="x"/></osm>', 'way at line 1: version: is "x", not a number'],
	['<osm><way id="1"><nd lat="38.8"/></way></osm>', 'way 1 at line 1: ref: is missing'],
	['<osm><way id="1"><nd lat="x" lon="115"/></way></osm>', 'way 1 at line 1: lat: is "x", not a number'],
	['<osm><node id="1" lat="x" lon="115"/></osm>', 'node 1 at line 1: lat: is "x", not a number'],
	['<osm><node id="1" lat="38"/></osm>', 'lon: is missing, not a number'],
	['<osm><way><nd ref="1"/></way></osm>', 'way at line 1: id: is missing'],
	['<osm><remark> runtime error: Query timed out </remark></osm>', 'is incomplete: " runtime error'],
	['<osm><node id="1" lat="115.4" lon="38.8"/></osm>', 'looks like latitude before longitude'],
	['<osm/>', 'has no street lines']
])('XML %s is refused', async (text, expected) => {
	expect(await refuse(text, 'osm')).toContain(expected);
});

test('XML in another encoding is refused', async () => {
	const bytes = Buffer.concat([
		Buffer.from('<osm><note>'),
		Buffer.from([0xb1, 0xa3]),
		Buffer.from('</note></osm>')
	]);
	expect(await refuse(bytes, 'osm')).toContain('is not UTF-8 text');
});

const place = (geometry: unknown, properties: object = {}, more: object = {}) => ({
	type: 'Feature',
	properties,
	geometry,
	...more
});
const POINT = { type: 'Point', coordinates: A };

test.each<[string, object, string]>([
	['nothing in it', collection(), 'features: has no communities; give at least one'],
	['a line', collection(line([A, B])), 'feature 1: geometry: LineString is neither a point nor a polygon'],
	[
		'no geometry',
		collection(place(null)),
		'feature 1: geometry: is missing; give communities as points or polygons'
	],
	[
		'the same id twice',
		collection(place(POINT, { id: 'a' }), place(POINT), place(POINT, {}, { id: 'a' })),
		'feature 3 (id "a"): id: "a" is the id of feature 1 (id "a") too'
	],
	[
		'negative households',
		collection(place(POINT, { households: -1 })),
		'feature 1: households: -1 is not a number of households'
	],
	['households in words', collection(place(POINT, { households: '约300' })), 'households: "约300" is not'],
	[
		'a ring of two corners',
		collection(place({ type: 'Polygon', coordinates: [[A, B, A]] })),
		'fewer than three corners'
	],
	[
		'an empty polygon',
		collection(place({ type: 'Polygon', coordinates: [] })),
		'coordinates: [] is not a list'
	],
	[
		'metres',
		collection(place({ type: 'Point', coordinates: [500_000, 4_300_000] })),
		'looks like projected metres'
	]
])('places with %s are refused', async (_, content, expected) => {
	const path = writeTemporary(`place-${number++}.geojson`, content);
	expect(await messageOf(path, (file) => readPlaces(file, 'communities'))).toContain(expected);
});

test('places in OpenStreetMap JSON are refused', async () => {
	const path = writeTemporary('places.json', { version: 0.6, elements: [] });
	expect(await messageOf(path, (file) => readPlaces(file, 'centres'))).toContain(
		'is OpenStreetMap JSON, not'
	);
});

test('places in an OpenStreetMap file are refused', async () => {
	const path = writeTemporary('places.osm.pbf', PBF);
	expect(await messageOf(path, (file) => readPlaces(file, 'centres'))).toContain('give centres as GeoJSON');
});
