import { readFileSync } from 'node:fs';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { InputError } from '#lib/server/import/input-error.ts';
import { readShapefile, readZippedShapefile } from '#lib/server/formats/shapefile/read-shapefile.ts';
import { buildShapefile, nameParts, type BuiltColumn } from '../../../helpers/formats/build-shapefile.ts';
import { buildZip } from '../../../helpers/formats/build-zip.ts';
import { expectSameGeometry } from '../../../helpers/formats/check-geometry.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { readFilesByOgr, writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';

const NAME: BuiltColumn = { name: '小区名称', type: 'C', length: 40 };
const POINT: Geometry = { type: 'Point', coordinates: [115.5, 38.9] };

const ring = (x: number, y: number, side: number, turn: 'cw' | 'ccw' = 'cw'): Position[] => {
	const clockwise = [
		[x, y],
		[x, y + side],
		[x + side, y + side],
		[x + side, y],
		[x, y]
	];
	return turn === 'cw' ? clockwise : clockwise.reverse();
};

const readBuilt = (given: Parameters<typeof buildShapefile>[0], leave: string[] = []) => {
	const parts = nameParts('小区', buildShapefile(given));
	for (const ending of leave) parts.delete(`小区.${ending}`);
	return readShapefile('小区.shp', parts);
};

const readArea = (...rings: Position[][]) => {
	const { layers } = readBuilt({ features: [{ geometry: { type: 'Polygon', coordinates: rings } }] });
	return layers[0]!.rows[0]!.geometry;
};

describe('encoding', () => {
	const names = ['北塘小区', '田野小区', '先锋机械厂宿舍', '省疾控宿舍'];
	const build = (encoding: string, more: { cpg?: string; languageId?: number } = {}) =>
		readBuilt({
			columns: [NAME],
			features: names.map((name) => ({ geometry: POINT, values: [name] })),
			encoding,
			...more
		});

	it.each([
		['gbk', undefined, 0],
		['gbk', 'GBK', 0],
		['gbk', 'GB2312', 0],
		['gbk', '936', 0],
		['gbk', 'CP936', 0],
		['gbk', 'OEM', 0],
		['gbk', 'ANSI 936', 0],
		['gbk', 'UTF-8', 0],
		['gbk', 'ISO-8859-1', 0],
		['gbk', undefined, 0x4d],
		['gbk', undefined, 0x57],
		['utf-8', undefined, 0],
		['utf-8', 'UTF-8', 0],
		['utf-8', 'GBK', 0],
		['utf-8', undefined, 0x4d]
	])('%s with .cpg %s and language byte %d', (encoding, cpg, languageId) => {
		const { layers, encoding: found } = build(encoding, { ...(cpg !== undefined && { cpg }), languageId });
		expect(layers[0]!.columns).toEqual([encoding === 'gbk' ? '小区名称' : '小区名']);
		expect(layers[0]!.rows.map(({ values }) => values[0])).toEqual(names);
		expect(found!.name).toBe(encoding);
	});

	it('takes the planner at their word', () => {
		const parts = nameParts(
			'a',
			buildShapefile({ columns: [NAME], features: [{ geometry: POINT, values: ['北塘'] }] })
		);
		expect(readShapefile('a.shp', parts, { encoding: 'big5' }).encoding).toMatchObject({ name: 'big5' });
		expect(readShapefile('a.shp', parts).layers[0]!.rows[0]!.values).toEqual(['北塘']);
	});

	it('drops the half of a character that its column cut in two', () => {
		const narrow = { ...NAME, length: 7 };
		for (const encoding of ['gbk', 'utf-8']) {
			const features = ['北塘小区东院', '田野小区西院', '一'].map((text) => ({
				geometry: POINT,
				values: [text]
			}));
			const { layers } = readBuilt({ columns: [narrow], features, encoding });
			const short = encoding === 'gbk' ? ['北塘小', '田野小', '一'] : ['北塘', '田野', '一'];
			expect(layers[0]!.rows.map(({ values }) => values[0])).toEqual(short);
		}
	});
});

describe('shapes', () => {
	it('keeps points, lines and areas as they are, and drops Z and M', () => {
		const geometries: Geometry[] = [
			POINT,
			{
				type: 'MultiPoint',
				coordinates: [
					[1, 2],
					[3, 4]
				]
			},
			{
				type: 'LineString',
				coordinates: [
					[1, 2],
					[3, 4],
					[5, 6]
				]
			},
			{
				type: 'MultiLineString',
				coordinates: [
					[
						[1, 2],
						[3, 4]
					],
					[
						[5, 6],
						[7, 8]
					]
				]
			},
			{ type: 'Polygon', coordinates: [ring(0, 0, 4)] }
		];
		for (const geometry of geometries)
			for (const dimension of [0, 10, 20] as const) {
				const { layers } = readBuilt({ features: [{ geometry }], dimension });
				expect(layers[0]!.rows[0]!.geometry).toEqual(geometry);
			}
	});

	it('puts a hole into its outline whichever way both run', () => {
		for (const outer of ['cw', 'ccw'] as const)
			for (const inner of ['cw', 'ccw'] as const) {
				const rings = [ring(0, 0, 9, outer), ring(2, 2, 3, inner)];
				expect(readArea(...rings)).toEqual({ type: 'Polygon', coordinates: rings });
				expect(readArea(rings[1]!, rings[0]!)).toEqual({ type: 'Polygon', coordinates: rings });
			}
	});

	it('takes an island in a hole for another part', () => {
		const [lake, hole, island] = [ring(0, 0, 9), ring(2, 2, 5, 'ccw'), ring(3, 3, 1)];
		expect(readArea(island, hole, lake)).toEqual({
			type: 'MultiPolygon',
			coordinates: [[island], [lake, hole]]
		});
	});

	it('takes parts that touch at a corner or along a side for parts', () => {
		const [a, b, c] = [ring(0, 0, 4), ring(4, 4, 2), ring(4, 0, 2, 'ccw')];
		expect(readArea(a, b, c)).toEqual({ type: 'MultiPolygon', coordinates: [[a], [b], [c]] });
	});

	it('takes a hole that touches its outline for a hole', () => {
		const [outer, hole] = [ring(0, 0, 4), ring(0, 1, 2, 'ccw')];
		expect(readArea(outer, hole)).toEqual({ type: 'Polygon', coordinates: [outer, hole] });
	});

	it('closes a ring that is open', () => {
		expect(readArea(ring(0, 0, 4).slice(0, 4))).toEqual({ type: 'Polygon', coordinates: [ring(0, 0, 4)] });
	});

	it('keeps attributes without a shape, and leaves out what has neither', () => {
		const { layers } = readBuilt({
			columns: [NAME],
			features: [
				{ geometry: null, values: ['北塘小区'] },
				{ geometry: null },
				{ geometry: POINT, values: ['田野小区'], isDeleted: true },
				{ geometry: { type: 'Point', coordinates: [Number.NaN, 3] }, values: ['东院'] },
				{ geometry: POINT }
			]
		});
		expect(layers[0]!.rows).toEqual([
			{ row: 1, values: ['北塘小区'], geometry: null },
			{ row: 5, values: [null], geometry: POINT }
		]);
		expect(layers[0]!.leftOut.map(({ row, code }) => [row, code])).toEqual([
			[2, 'no-shape'],
			[3, 'deleted-record'],
			[4, 'bad-coordinate']
		]);
	});
});

describe('parts', () => {
	const built = buildShapefile({
		columns: [NAME, { name: 'NUM', type: 'N', length: 19 }],
		features: [
			{ geometry: POINT, values: ['北塘小区', '1'] },
			{ geometry: { type: 'Point', coordinates: [1, 2] }, values: ['田野小区', '2'] }
		],
		prj: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]'
	});

	it('does without .shx, .dbf, .prj and .cpg', () => {
		const { layers, encoding } = readShapefile('小区.shp', new Map([['小区.shp', built.shp!]]));
		expect(encoding).toBeNull();
		expect(layers).toMatchObject([
			{ name: '小区', columns: [], crs: null, notes: [{ code: 'no-attributes' }] }
		]);
		expect(layers[0]!.rows.map(({ values }) => values)).toEqual([[], []]);
	});

	it('reads a table alone', () => {
		const { layers } = readShapefile('小区.dbf', new Map([['小区.dbf', built.dbf!]]));
		expect(layers[0]!.rows).toEqual([
			{ row: 1, values: ['北塘小区', 1], geometry: null },
			{ row: 2, values: ['田野小区', 2], geometry: null }
		]);
	});

	it('tells the coordinate system of the .prj', () => {
		const { layers } = readShapefile('小区.shp', nameParts('小区', built));
		expect(layers[0]!.crs).toEqual({
			from: 'prj',
			text: 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]'
		});
	});

	it('follows the index over gaps, and does without one that does not fit', () => {
		const gap = Buffer.concat([built.shp!.subarray(0, 128), Buffer.alloc(40, 7), built.shp!.subarray(128)]);
		const shx = Buffer.from(built.shx!);
		shx.writeInt32BE(168 / 2, 108);
		const read = (shp: Uint8Array, index: Uint8Array) =>
			readShapefile(
				'a.shp',
				new Map([
					['a.shp', shp],
					['a.shx', index],
					['a.dbf', built.dbf!]
				])
			).layers[0]!;
		expect(read(gap, shx).rows).toHaveLength(2);
		expect(read(gap, shx).rows[1]!.geometry).toEqual({ type: 'Point', coordinates: [1, 2] });
		expect(read(built.shp!, shx).rows).toHaveLength(2);
	});

	it('tells of a file that ends within a shape', () => {
		const parts = nameParts('a', { ...built, shp: built.shp!.subarray(0, built.shp!.length - 3) });
		parts.delete('a.shx');
		const [layer] = readShapefile('a.shp', parts).layers;
		expect(layer!.rows).toHaveLength(1);
		expect(layer!.leftOut).toMatchObject([{ row: 2, code: 'cut-off' }]);
	});

	it('tells where records and shapes are not as many', () => {
		const more = buildShapefile({
			columns: [NAME],
			features: ['甲', '乙', '丙'].map((name) => ({ geometry: POINT, values: [name] }))
		});
		const fewer = readShapefile(
			'a.shp',
			new Map([
				['a.shp', more.shp!],
				['a.dbf', built.dbf!]
			])
		).layers[0]!;
		expect(fewer.rows[2]).toEqual({ row: 3, values: [null, null], geometry: POINT });
		expect(fewer.notes).toMatchObject([{ code: 'fewer-records', parameters: { records: 2, shapes: 3 } }]);
		const tooMany = readShapefile(
			'a.shp',
			new Map([
				['a.shp', built.shp!],
				['a.dbf', more.dbf!]
			])
		).layers[0]!;
		expect(tooMany.rows[2]).toEqual({ row: 3, values: ['丙'], geometry: null });
		expect(tooMany.notes).toMatchObject([{ code: 'more-records' }]);
	});

	it('names what is no shapefile', () => {
		const read =
			(...names: string[]) =>
			() =>
				readShapefile('x.zip', new Map(names.map((name) => [name, Buffer.from('nothing')])));
		expect(read('a.txt')).toThrow(/x\.zip: has no \.shp; give \.shp, \.dbf/);
		expect(read('a.shp')).toThrow(/"a\.shp" is no shapefile/);
		expect(read('a.dbf')).toThrow(/"a\.dbf" is no dBASE table/);
	});
});

test('columns are numbers, dates and truth values', () => {
	const columns: BuiltColumn[] = [
		{ name: '户数', type: 'N', length: 10 },
		{ name: '编码', type: 'N', length: 18 },
		{ name: '面积', type: 'F', length: 12, decimals: 3 },
		{ name: '日期', type: 'D', length: 8 },
		{ name: '完成', type: 'L', length: 1 },
		{ name: '备注', type: 'M', length: 10 },
		{ name: '户数', type: 'N', length: 6 }
	];
	const { layers } = readBuilt({
		columns,
		features: [
			{ geometry: POINT, values: ['    312', '130606198001011234', '1.250', '20221130', 'T', '', '7'] },
			{ geometry: POINT, values: ['', '12', '1.2e3', '00000000', '?', '', '******'] },
			{ geometry: POINT, values: ['-5', '', '.5', '', 'f', '', '12'] }
		]
	});
	const [layer] = layers;
	expect(layer!.columns).toEqual(['户数', '编码', '面积', '日期', '完成', '户数_2']);
	expect(layer!.rows.map(({ values }) => values)).toEqual([
		[312, '130606198001011234', 1.25, '2022-11-30', true, 7],
		[null, 12, 1200, null, null, null],
		[-5, null, 0.5, null, false, 12]
	]);
	expect(layer!.leftOut).toEqual([
		{ row: null, code: 'memo-column', parameters: { column: '备注' }, value: '' },
		{ row: 2, code: 'bad-number', parameters: { column: '户数' }, value: '******' }
	]);
});

describe('zip', () => {
	const built = (name: string) =>
		buildShapefile({ columns: [NAME], features: [{ geometry: POINT, values: [name] }] });
	const files = [
		...nameParts('保定/莲池区/小区', built('北塘小区')),
		...nameParts('保定/竞秀区/小区', built('田野小区')),
		...nameParts('保定/街道', built('东风路')),
		['__MACOSX/保定/._街道.shp', Buffer.from('nothing')],
		['保定/说明.txt', Buffer.from('nothing')]
	] as [string, Uint8Array][];

	it.each([
		['gbk', false],
		['utf-8', false],
		['utf-8', true]
	])('names in %s, flagged: %s', (encoding, isFlagged) => {
		const { layers } = readZippedShapefile('保定.zip', buildZip(files, { encoding, isFlagged }));
		expect(layers.map(({ name, rows }) => [name, rows[0]!.values[0]])).toEqual([
			['保定/莲池区/小区', '北塘小区'],
			['保定/竞秀区/小区', '田野小区'],
			['街道', '东风路']
		]);
	});

	it('takes names that lead elsewhere for names', () => {
		const { layers } = readZippedShapefile('a.zip', buildZip(nameParts('../../etc/passwd', built('一'))));
		expect(layers.map(({ name }) => name)).toEqual(['passwd']);
	});

	it('refuses what is too large before it is unpacked, and what has a password', () => {
		const huge = Buffer.from(buildZip([['a.shp', Buffer.alloc(10)]]));
		const directory = huge.indexOf('PK\x01\x02', 0, 'latin1');
		huge.writeUInt32LE(4_000_000_000, directory + 24);
		expect(() => readZippedShapefile('a.zip', huge)).toThrow(/unpacks to more than 300 MB/);
		// A directory that tells less than there is.
		huge.writeUInt32LE(3, directory + 24);
		expect(() => readZippedShapefile('a.zip', huge)).toThrow(/damaged zip/);
		expect(() => readZippedShapefile('a.zip', buildZip(files, { flags: 1 }))).toThrow(/password/);
		expect(() => readZippedShapefile('a.zip', buildZip([['a.txt', Buffer.alloc(3)]]))).toThrow(/no \.shp/);
	});
});

describe.skipIf(!hasOgr)('as GDAL writes and reads it', () => {
	it.each([
		['areas', DRAWN_AREAS, 'UTF-8'],
		['areas', DRAWN_AREAS, 'GBK'],
		['lines', DRAWN_LINES, 'GBK'],
		['points', DRAWN_POINTS, 'UTF-8']
	])('%s %#', (_, drawn, encoding) => {
		const files = writeByOgr(drawn, 'out.shp', ['-lco', `ENCODING=${encoding}`]);
		const { layers } = readShapefile('out.shp', files);
		for (const [i, { geometry, properties }] of drawn.features.entries()) {
			const row = layers[0]!.rows[i]!;
			expectSameGeometry(row.geometry, geometry);
			for (const [name, value] of Object.entries(properties!))
				expect(columnOf(layers[0]!, name)[i]).toBe(value);
		}
		expect(layers[0]!.crs!.text).toContain('GCS_WGS_1984');
	});

	it('puts rings together as GDAL does', () => {
		const areas = [
			[ring(0, 0, 9), ring(2, 2, 3, 'ccw'), ring(20, 0, 5)],
			[ring(0, 0, 9), ring(2, 2, 5, 'ccw'), ring(3, 3, 1)],
			[ring(3, 3, 1), ring(2, 2, 5, 'ccw'), ring(0, 0, 9), ring(2.5, 2.5, 0.25), ring(12, 0, 1)],
			[ring(0, 0, 4, 'ccw'), ring(10, 0, 4, 'ccw')]
		];
		const features = areas.map((coordinates) => ({ geometry: { type: 'Polygon' as const, coordinates } }));
		const parts = nameParts('a', buildShapefile({ columns: [NAME], features }));
		const theirs = readFilesByOgr(parts, 'a.shp');
		const ours = readShapefile('a.shp', parts).layers[0]!;
		for (const [i, row] of ours.rows.entries())
			expectSameGeometry(row.geometry, theirs.features[i]!.geometry);
	});
});

const shared = sharedData('formats/streets_gbk_epsg4547.shp');
describe.skipIf(shared.isMissing)('files of a bureau', () => {
	it.each(['streets_gbk_epsg4490', 'streets_gbk_epsg4547', 'streets_utf8_epsg4490', 'nocpg_noldid_noprj'])(
		'%s',
		(stem) => {
			const parts = new Map<string, Uint8Array>();
			for (const ending of ['shp', 'shx', 'dbf', 'prj', 'cpg']) {
				const { path, isMissing } = sharedData(`formats/${stem}.${ending}`);
				if (!isMissing) parts.set(`${stem}.${ending}`, readFileSync(path));
			}
			const [layer] = readShapefile(`${stem}.shp`, parts).layers;
			expect(layer!.rows).toHaveLength(59);
			expect(JSON.stringify(layer!.rows)).toContain('东风路');
			expect(layer!.crs === null).toBe(stem.startsWith('nocpg'));
		}
	);
});

test('damaged files give a result or an error that says so', () => {
	const built = buildShapefile({
		columns: [NAME, { name: '户数', type: 'N', length: 8 }],
		features: [
			{
				geometry: { type: 'Polygon', coordinates: [ring(0, 0, 9), ring(2, 2, 3, 'ccw')] },
				values: ['北塘', '3']
			},
			{ geometry: { type: 'Polygon', coordinates: [ring(20, 0, 9)] }, values: ['田野', '4'] }
		]
	});
	const tryRead = (read: () => unknown) => {
		try {
			read();
		} catch (error) {
			expect(error).toBeInstanceOf(InputError);
		}
	};
	for (const part of ['shp', 'shx', 'dbf'] as const)
		for (const spoilt of spoilBytes(built[part]!, howMany(300)))
			tryRead(() => readShapefile('a.shp', nameParts('a', { ...built, [part]: spoilt })));
	const zip = buildZip(nameParts('小区', built), { encoding: 'gbk' });
	for (const spoilt of spoilBytes(zip, howMany(600))) tryRead(() => readZippedShapefile('a.zip', spoilt));
});
