import type { FeatureCollection } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { readGeojson } from '#lib/server/formats/geojson/read-geojson.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { expectSameGeometry } from '../../../helpers/formats/check-geometry.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';

const read = (json: unknown) =>
	readGeojson('小区.geojson', Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)));
const point = (properties: unknown = {}, more = {}) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Point', coordinates: [115.5, 38.9, 12] },
	...more
});
const collect = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const POINT = { type: 'Point', coordinates: [115.5, 38.9] };

describe('what a file may be', () => {
	it.each([
		['a collection', collect(point())],
		['a feature', point()],
		['a shape', POINT]
	])('%s', (_, json) => {
		const { layers, format } = read(json);
		expect(format).toBe('geojson');
		expect(layers).toMatchObject([
			{ name: '小区', columns: [], rows: [{ row: 1, geometry: POINT }], crs: null }
		]);
	});

	it('features one a line, whose broken lines are left out', () => {
		const lines = [point({ a: 1 }), '{"type":', point({ a: 2 }), '', 7].map((line) =>
			typeof line === 'string' ? line : JSON.stringify(line)
		);
		for (const end of ['\n', '\r\n']) {
			const [layer] = read(lines.join(end)).layers;
			expect(layer!.rows.map(({ row, values }) => [row, ...values])).toEqual([
				[1, 1],
				[3, 2]
			]);
			expect(layer!.leftOut.map(({ row, code, value }) => [row, code, value])).toEqual([
				[2, 'broken-line', '{"type":'],
				[5, 'not-a-feature', '7']
			]);
		}
	});

	it('a text sequence', () => {
		const text = [point({ a: 1 }), point({ a: 2 })]
			.map((one) => `\u001E${JSON.stringify(one, null, 1)}\n`)
			.join('');
		expect(columnOf(read(text).layers[0]!, 'a')).toEqual([1, 2]);
	});

	it.each([
		['broken JSON at line 2:9', '{\n"type": ,}'],
		['broken JSON at line 1:2', '{'],
		['is empty', ' \n'],
		['JSON, but not GeoJSON', '[]'],
		['JSON, but not GeoJSON', '{"type":"Circle"}'],
		['JSON, but not GeoJSON', '{"type":"FeatureCollection"}'],
		['is TopoJSON', '{"type":"Topology","objects":{}}'],
		['is Esri JSON', '{"geometryType":"esriGeometryPoint","features":[]}'],
		['is OpenStreetMap JSON', '{"elements":[]}']
	])('%s', (message, text) => {
		expect(() => read(text)).toThrow(message);
	});
});

describe('attributes', () => {
	it('in each other are columns, lists are JSON', () => {
		const { layers } = read(
			collect(
				point({ 名称: '北塘小区', 居民: { 户数: 312, 楼: { 栋: 6 } }, 标签: ['甲', 1], 备注: ' ' }),
				point({ 名称: null, 编号: null, 完成: true }, { id: 'w7' })
			)
		);
		expect(layers[0]!.columns).toEqual([
			'名称',
			'居民.户数',
			'居民.楼.栋',
			'标签',
			'备注',
			'id',
			'编号',
			'完成'
		]);
		expect(layers[0]!.rows.map(({ values }) => values)).toEqual([
			['北塘小区', 312, 6, '["甲",1]', null, null, null, null],
			[null, null, null, null, null, 'w7', null, true]
		]);
	});

	it('keep numbers that are longer than a number', () => {
		const text = JSON.stringify(point({ a: 1 })).replace('"a":1', '"a":130606198001011234');
		expect(read(text).layers[0]!.rows[0]!.values).toEqual(['130606198001011234']);
	});

	it('that are no number are none', () => {
		const text = JSON.stringify(point({ a: 1, b: 2 })).replace('"a":1', '"a":1e999');
		expect(read(text).layers[0]!.rows[0]!.values).toEqual([null, 2]);
	});

	it('are refused where they are too many', () => {
		const wide = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a${i}`, 1]));
		expect(() => read(collect(point(wide)))).toThrow(/2001 columns, which is too much; split it/);
	});
});

describe('coordinate systems', () => {
	it.each([
		[{ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } }, 'urn:ogc:def:crs:EPSG::4547'],
		[{ type: 'EPSG', properties: { code: 4547 } }, 'EPSG:4547'],
		[{ type: 'link', properties: { href: 'http://a.cn/4547.prj' } }, 'http://a.cn/4547.prj'],
		['EPSG:4490', 'EPSG:4490'],
		[{ type: 'name' }, undefined],
		[7, undefined]
	])('%j', (crs, text) => {
		const { layers } = read({ ...collect(point()), crs });
		expect(layers[0]!.crs).toEqual(text === undefined ? null : { from: 'crs-member', text });
	});
});

describe('shapes', () => {
	const shapeOf = (geometry: unknown) => read({ ...point({ a: 1 }), geometry }).layers[0]!.rows[0]!.geometry;
	const triangle = [
		[0, 0, 5],
		[9, 0, 5],
		[9, 9, 5]
	];
	const ring = [
		[0, 0],
		[9, 0],
		[9, 9],
		[0, 0]
	];

	it('lose heights and get closed', () => {
		expect(shapeOf({ type: 'Polygon', coordinates: [triangle] })).toEqual({
			type: 'Polygon',
			coordinates: [ring]
		});
		expect(shapeOf({ type: 'MultiPolygon', coordinates: [[triangle], [], [[]]] })).toEqual({
			type: 'MultiPolygon',
			coordinates: [[ring]]
		});
		expect(shapeOf({ type: 'LineString', coordinates: triangle })).toEqual({
			type: 'LineString',
			coordinates: ring.slice(0, 3)
		});
	});

	it('that are empty are none', () => {
		for (const type of ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'])
			expect(shapeOf({ type, coordinates: [] })).toBeNull();
		expect(shapeOf({ type: 'Polygon', coordinates: [[]] })).toBeNull();
		expect(shapeOf({ type: 'GeometryCollection', geometries: [] })).toBeNull();
		expect(shapeOf(null)).toBeNull();
	});

	it('of a collection become one', () => {
		const area = { type: 'Polygon', coordinates: [ring] };
		const line = {
			type: 'LineString',
			coordinates: [
				[1, 2],
				[3, 4]
			]
		};
		const from = (...geometries: unknown[]) =>
			read({ ...point(), geometry: { type: 'GeometryCollection', geometries } });
		const found = (...geometries: unknown[]) => from(...geometries).layers[0]!.rows[0]!.geometry;
		expect(found(area)).toEqual(area);
		expect(found(area, area)).toEqual({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
		expect(found(POINT, POINT)).toMatchObject({ type: 'MultiPoint' });
		expect(found(line, line)).toMatchObject({ type: 'MultiLineString' });
		expect(found(POINT, line)).toEqual(line);
		expect(from(POINT, line, area).layers[0]!.leftOut).toMatchObject([
			{ row: 1, code: 'areas-of-collection' }
		]);
	});

	it.each([
		['bad-coordinate', '["a",2]', { type: 'Point', coordinates: ['a', 2] }],
		['bad-coordinate', '7', { type: 'LineString', coordinates: [7, 8] }],
		['too-few-positions', '[[1,2]]', { type: 'LineString', coordinates: [[1, 2]] }],
		[
			'too-few-positions',
			'[[1,2],[1,2]]',
			{
				type: 'Polygon',
				coordinates: [
					[
						[1, 2],
						[1, 2]
					]
				]
			}
		],
		['broken-shape', '3', { type: 'MultiPoint', coordinates: 3 }],
		['unknown-shape', '"Circle"', { type: 'Circle' }],
		['broken-shape', '7', 7]
	])('%s: %s', (code, value, geometry) => {
		const { layers } = read(collect(point(), { ...point(), geometry }));
		expect(layers[0]!.rows).toHaveLength(1);
		expect(layers[0]!.leftOut).toMatchObject([{ row: 2, code, value }]);
	});
});

test.each([
	['utf-8', false],
	['utf-8', true],
	['gbk', false],
	['gb18030', false],
	['utf-16le', true]
])('text in %s, with mark: %s', (encoding, addBOM) => {
	const text = JSON.stringify(
		collect(...['北塘小区', '田野小区', '先锋机械厂宿舍'].map((名称) => point({ 名称 })))
	);
	const found = readGeojson('a.json', iconv.encode(text, encoding, { addBOM }));
	expect(columnOf(found.layers[0]!, '名称')).toEqual(['北塘小区', '田野小区', '先锋机械厂宿舍']);
	expect(readGeojson('a.json', iconv.encode(text, 'big5'), { encoding: 'big5' }).encoding!.name).toBe('big5');
});

test('what is nested without end does no harm', () => {
	const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
	expect(() => read(deep)).toThrow(InputError);
	const [layer] = read(`{"type":"Feature","geometry":{"type":"Point","coordinates":${deep}}}`).layers;
	expect(layer!.leftOut).toMatchObject([{ code: 'bad-coordinate' }]);
	const objects = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
	expect(read(`{"type":"Feature","geometry":null,"properties":${objects}}`).layers[0]!.rows).toEqual([]);
});

test('brackets and nothing else are refused before they are parsed', () => {
	const refused = (text: string) => (why: RegExp) => expect(() => read(text)).toThrow(why);
	refused('['.repeat(600_000))(/1:1 \(too deep\)/);
	refused('{"a":'.repeat(600_000))(/too deep/);
	const pairs = `${'[['.repeat(30)}${']]'.repeat(30)},`.repeat(10_000);
	refused(`{"type":"FeatureCollection","features":[${pairs}1]}`)(/brackets without values/);
	// In a text they are letters, and behind a text they count again.
	const text = '\\"]['.repeat(300_000);
	expect(read(collect(point({ 名称: text }))).layers[0]!.rows[0]!.values).toEqual([text]);
	refused(`{"a":"\\\\","b":${'['.repeat(600_000)}`)(/too deep/);
});

describe.skipIf(!hasOgr)('as GDAL writes it', () => {
	it.each([
		['areas', DRAWN_AREAS],
		['lines', DRAWN_LINES],
		['points', DRAWN_POINTS]
	])('%s', (_, drawn: FeatureCollection) => {
		for (const driver of ['GeoJSON', 'GeoJSONSeq']) {
			const files = writeByOgr(drawn, 'out.json', ['-f', driver]);
			const [layer] = readGeojson('out.json', files.get('out.json')!).layers;
			for (const [i, { geometry, properties }] of drawn.features.entries()) {
				expectSameGeometry(layer!.rows[i]!.geometry, geometry);
				for (const [name, value] of Object.entries(properties!))
					expect(columnOf(layer!, name)[i]).toBe(value);
			}
		}
	});
});

test('damaged files give a result or an error that says so', () => {
	const bytes = Buffer.from(JSON.stringify(DRAWN_AREAS));
	const lines = Buffer.from(DRAWN_POINTS.features.map((one) => JSON.stringify(one)).join('\n'));
	for (const whole of [bytes, lines])
		for (const spoilt of spoilBytes(whole, howMany(400)))
			try {
				readGeojson('a.geojson', spoilt);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
			}
});
