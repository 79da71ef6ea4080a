import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { readKml, readKmz } from '#lib/server/formats/kml/read-kml.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { buildZip } from '../../../helpers/formats/build-zip.ts';
import { expectSameGeometry } from '../../../helpers/formats/check-geometry.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';

const wrap = (body: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): Buffer =>
	Buffer.from(
		`${head}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">${body}</kml>`
	);
const read = (body: string) => readKml('地图.kml', wrap(body));
const placemark = (inside: string, name = '北塘小区') =>
	`<Placemark><name>${name}</name>${inside}</Placemark>`;
const point = (coordinates = '115.5,38.9,12') => `<Point><coordinates>${coordinates}</coordinates></Point>`;
const ring = (coordinates: string, side: 'outer' | 'inner' = 'outer') =>
	`<${side}BoundaryIs><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></${side}BoundaryIs>`;
const shapeOf = (inside: string) => read(placemark(inside)).layers[0]!.rows[0]!.geometry;
const faultOf = (inside: string) =>
	read(placemark(inside)).layers[0]!.leftOut.map(({ row, code }) => [row, code]);

describe('layers', () => {
	it('are the folders; a document and what lies in no folder are named as the file', () => {
		const { layers } = read(`<Document><name>保定</name>${placemark(point(), '甲')}
			<Folder><name>莲池区</name>${placemark(point(), '乙')}
				<Folder><name>小区</name>${placemark(point(), '丙')}</Folder></Folder>
			<Folder><GroundOverlay><name>影像</name></GroundOverlay><Placemark/>${placemark(point(), '丁')}<name>竞秀区</name></Folder>
			<Folder><name>莲池区</name>${placemark('<ExtendedData><Data name="户数"><value>3</value></Data></ExtendedData>', '戊')}</Folder>
			<Folder><name>空</name></Folder></Document>`);
		expect(layers.map(({ name, rows }) => [name, rows.map(({ row, values }) => [row, values[0]])])).toEqual([
			['地图', [[1, '甲']]],
			[
				'莲池区',
				[
					[2, '乙'],
					[6, '戊']
				]
			],
			['莲池区/小区', [[3, '丙']]],
			['竞秀区', [[5, '丁']]]
		]);
		expect(layers[1]!.columns).toEqual(['name', '户数']);
		expect(layers[1]!.rows.map(({ values }) => values)).toEqual([
			['乙', null],
			['戊', '3']
		]);
		expect(layers[3]!.leftOut).toMatchObject([{ row: 4, code: 'no-shape' }]);
		expect(layers[0]!.crs).toEqual({ from: 'kml', text: 'EPSG:4326' });
	});

	it('are one without rows where there is nothing, and tell of links', () => {
		expect(read('<Document/>').layers).toMatchObject([{ name: '地图', rows: [], columns: [] }]);
		const { layers } = read(
			'<NetworkLink><name>别处</name><Link><href>http://a.cn/x.kml</href></Link></NetworkLink>'
		);
		expect(layers[0]).toMatchObject({
			name: '地图',
			rows: [],
			leftOut: [{ code: 'linked-file', parameters: { href: 'http://a.cn/x.kml' } }]
		});
	});
});

test('attributes are name, description and extended data, typed by their schema', () => {
	const { layers } = read(`<Document>
		<Schema name="小区" id="s1"><SimpleField name="户数" type="int"/><SimpleField name="编号" type="string"/>
			<SimpleField name="完成" type="bool"/><SimpleField name="面积" type="double"/></Schema>
		<Placemark><name> 北塘小区 </name><description><![CDATA[<b>一期</b>]]></description><styleUrl>#x</styleUrl>
			<ExtendedData><SchemaData schemaUrl="#s1"><SimpleData name="户数">312</SimpleData>
				<SimpleData name="编号">0012</SimpleData><SimpleData name="完成">true</SimpleData>
				<SimpleData name="面积">1.5</SimpleData></SchemaData>
				<Data name="电话"><displayName>Tel</displayName><value>0312-1</value></Data>
				<Data name="name"><value>别名</value></Data></ExtendedData>${point()}</Placemark></Document>`);
	expect(layers[0]!.columns).toEqual([
		'name',
		'description',
		'户数',
		'编号',
		'完成',
		'面积',
		'电话',
		'name_2'
	]);
	expect(layers[0]!.rows[0]!.values).toEqual([
		'北塘小区',
		'<b>一期</b>',
		312,
		'0012',
		true,
		1.5,
		'0312-1',
		'别名'
	]);
});

describe('shapes', () => {
	it('of every kind', () => {
		expect(shapeOf(point())).toEqual({ type: 'Point', coordinates: [115.5, 38.9] });
		expect(shapeOf('<LineString><coordinates>\n1,2 3 , 4,5\t6,\n7,8</coordinates></LineString>')).toEqual({
			type: 'LineString',
			coordinates: [
				[1, 2],
				[3, 4],
				[6, 7]
			]
		});
		const area = `<Polygon>${ring('0,0 9,0 9,9')}${ring('1,1 2,1 2,2 1,1', 'inner')}</Polygon>`;
		const coordinates = [
			[
				[0, 0],
				[9, 0],
				[9, 9],
				[0, 0]
			],
			[
				[1, 1],
				[2, 1],
				[2, 2],
				[1, 1]
			]
		];
		expect(shapeOf(area)).toEqual({ type: 'Polygon', coordinates });
		expect(shapeOf(`<MultiGeometry>${area}<MultiGeometry>${area}</MultiGeometry></MultiGeometry>`)).toEqual({
			type: 'MultiPolygon',
			coordinates: [coordinates, coordinates]
		});
		expect(shapeOf('<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>')).toEqual({
			type: 'LineString',
			coordinates: [
				[1, 2],
				[4, 5]
			]
		});
		expect(shapeOf('')).toBeNull();
	});

	it('of several kinds keep the areas and say so', () => {
		const inside = `<MultiGeometry><Polygon>${ring('0,0 9,0 9,9 0,0')}</Polygon>${point()}</MultiGeometry>`;
		expect(shapeOf(inside)).toMatchObject({ type: 'Polygon' });
		expect(faultOf(inside)).toEqual([[1, 'areas-of-collection']]);
	});

	it.each([
		['bad-coordinate', point('115.5,x')],
		['bad-coordinate', point('115.5')],
		['too-few-positions', point('')],
		['too-few-positions', '<LineString><coordinates>1,2</coordinates></LineString>'],
		['too-few-positions', `<Polygon>${ring('0,0 9,0')}</Polygon>`],
		['too-few-positions', '<Polygon/>'],
		['unknown-shape', '<Model/>']
	])('%s', (code, inside) => {
		expect(faultOf(inside)).toEqual([[1, code]]);
	});
});

test.each(['utf-8', 'gb2312', 'GBK', 'gb18030', 'utf-16le', 'big5'])('text in %s', (label) => {
	const text = wrap(
		placemark(point(), '東院北塘社區'),
		`<?xml version="1.0" encoding="${label}"?>`
	).toString();
	const bytes = iconv.encode(text, label === 'gb2312' ? 'gbk' : label, { addBOM: label === 'utf-16le' });
	expect(readKml('a.kml', bytes).layers[0]!.rows[0]!.values[0]).toBe('東院北塘社區');
});

test('an encoding that is a lie is found out', () => {
	const bytes = iconv.encode(wrap(placemark(point(), '北塘小区和田野小区')).toString(), 'gbk');
	expect(readKml('a.kml', bytes).layers[0]!.rows[0]!.values[0]).toBe('北塘小区和田野小区');
});

describe('what is refused', () => {
	const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;
	it.each([
		['declares entities', wrap(placemark('', '&b;'), bomb)],
		['is XML, but not KML', Buffer.from('<gpx/>')],
		['is broken XML at line 1:', wrap('<Document>')],
		['is broken XML at line 1:', Buffer.from('no XML')],
		['nested too deeply', wrap('<Folder>'.repeat(100_000))]
	])('%s', (message, bytes) => {
		expect(() => readKml('a.kml', bytes)).toThrow(message);
	});

	it('but not an entity of HTML that nobody declared', () => {
		expect(read(placemark(point(), '北塘&nbsp;小区')).layers[0]!.rows[0]!.values[0]).toBe('北塘&nbsp;小区');
	});
});

test('a KMZ is its doc.kml, else the first', () => {
	const one = (name: string) => wrap(placemark(point(), name));
	const kmz = (...files: [string, Uint8Array][]) => readKmz('a.kmz', buildZip(files));
	const found = kmz(['files/x.kml', one('别处')], ['图标.png', Buffer.from('x')], ['doc.kml', one('这里')]);
	expect(found).toMatchObject({ format: 'kmz', layers: [{ name: 'a', rows: [{ values: ['这里'] }] }] });
	expect(kmz(['files/x.kml', one('别处')]).layers[0]!.rows[0]!.values).toEqual(['别处']);
	expect(() => kmz(['a.txt', Buffer.from('x')])).toThrow(/zip without a file/);
});

describe.skipIf(!hasOgr)('as GDAL writes it', () => {
	it.each([
		['areas', DRAWN_AREAS],
		['lines', DRAWN_LINES],
		['points', DRAWN_POINTS]
	])('%s', (_, drawn: FeatureCollection) => {
		for (const driver of ['KML', 'LIBKML']) {
			const files = writeByOgr(drawn, 'out.kml', ['-f', driver, '-nln', '图层', '-dsco', 'NameField=名称']);
			const [layer] = readKml('out.kml', files.get('out.kml')!).layers;
			expect(layer!.name).toBe('图层');
			for (const [i, { geometry, properties }] of drawn.features.entries()) {
				expectSameGeometry(layer!.rows[i]!.geometry, geometry);
				for (const [name, value] of Object.entries(properties!)) {
					const column = layer!.columns.includes(name) ? name : 'name';
					expect(columnOf(layer!, column)[i]).toBe(value);
				}
			}
		}
	});
});

const shared = sharedData('formats/streets.kml');
it.skipIf(shared.isMissing)('a file of a bureau', () => {
	const { layers } = readKml('streets.kml', readFileSync(shared.path));
	expect(layers[0]!.rows).toHaveLength(59);
	expect(layers[0]!.columns).toEqual(['name', '等级', '长度米', '备注']);
	expect(layers[0]!.rows[0]!.values.slice(0, 3)).toEqual(['东风路', 'secondary', 12360]);
});

test('damaged files give a result or an error that says so', () => {
	const area = `<Polygon>${ring('0,0 9,0 9,9')}${ring('1,1 2,1 2,2 1,1', 'inner')}</Polygon>`;
	const bytes = wrap(
		`<Document><Folder><name>一</name>${placemark(area)}${placemark(point())}</Folder></Document>`
	);
	const tryRead = (run: () => unknown) => {
		try {
			run();
		} catch (error) {
			expect(error).toBeInstanceOf(InputError);
		}
	};
	for (const spoilt of spoilBytes(bytes, howMany(400))) tryRead(() => readKml('a.kml', spoilt));
	for (const spoilt of spoilBytes(buildZip([['doc.kml', bytes]]), howMany(300)))
		tryRead(() => readKmz('a.kmz', spoilt));
});
