import { readFileSync } from 'node:fs';
import type { FeatureCollection, Geometry, Polygon, Position } from 'geojson';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { isDxf, readDxf } from '#lib/server/formats/dxf/read-dxf.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { buildDxf, entity, polyline, type Group } from '../../../helpers/formats/build-dxf.ts';
import { expectSameGeometry } from '../../../helpers/formats/check-geometry.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';

const read = (entities: Group[][], more: Parameters<typeof buildDxf>[1] = {}) =>
	readDxf('总图.dxf', Buffer.from(buildDxf(entities, { version: 'AC1027', ...more })));
const shapeOf = (one: Group[]) => read([one]).layers[0]!.rows[0]?.geometry;
const at = (x: number, y: number): Group[] => [
	[10, x],
	[20, y],
	[30, 5]
];
const coordinatesOf = (one: Group[]): Position[] => {
	const geometry = shapeOf(one)!;
	if (geometry.type === 'Polygon') return geometry.coordinates[0]!;
	if (geometry.type === 'LineString') return geometry.coordinates;
	throw new TypeError(geometry.type);
};
const SQUARE = [
	[0, 0],
	[9, 0],
	[9, 9],
	[0, 9]
] as const;
const CLOSED = [...SQUARE, [0, 0]];
const UPSIDE_DOWN: Group[] = [
	[210, 0],
	[220, 0],
	[230, -1]
];

describe('objects', () => {
	it('points, lines and polylines', () => {
		expect(shapeOf(entity('POINT', '0', ...at(3, 4)))).toEqual({ type: 'Point', coordinates: [3, 4] });
		expect(shapeOf(entity('LINE', '0', ...at(3, 4), [11, 5], [21, 6]))).toEqual({
			type: 'LineString',
			coordinates: [
				[3, 4],
				[5, 6]
			]
		});
		expect(shapeOf(polyline('0', SQUARE))).toEqual({ type: 'LineString', coordinates: SQUARE });
	});

	it('lines that are closed, by their flag or by their ends, are areas', () => {
		const area = { type: 'Polygon', coordinates: [CLOSED] };
		expect(shapeOf(polyline('0', SQUARE, { isClosed: true }))).toEqual(area);
		expect(shapeOf(polyline('0', [...SQUARE, [0, 0]]))).toEqual(area);
		expect(shapeOf(polyline('0', [...SQUARE, [0, 0]], { isClosed: true }))).toEqual(area);
	});

	it('polylines of the old kind', () => {
		const vertices = SQUARE.flatMap(([x, y]) => entity('VERTEX', '别处', ...at(x, y), [70, 0]));
		const frame = entity('VERTEX', '0', ...at(100, 100), [70, 16]);
		const old = [
			...entity('POLYLINE', '线', [66, 1], [70, 1]),
			...vertices,
			...frame,
			[0, 'SEQEND'] as Group
		];
		const { layers } = read([old, entity('POINT', '点', ...at(1, 2))]);
		expect(layers.map(({ name, rows }) => [name, rows[0]!.row, rows[0]!.geometry!.type])).toEqual([
			['线', 1, 'Polygon'],
			['点', 2, 'Point']
		]);
		expect(layers[0]!.rows[0]!.geometry).toEqual({ type: 'Polygon', coordinates: [CLOSED] });
	});

	it('bulges are arcs to the right of the way, or to the left where they are negative', () => {
		for (const bulge of [1, 0.5, -0.25, -1]) {
			const line = coordinatesOf(
				polyline('0', [
					[0, 0, bulge],
					[2, 0]
				])
			);
			expect([line[0], line.at(-1)]).toEqual([
				[0, 0],
				[2, 0]
			]);
			// The arc goes off the chord by its bulge times half the chord.
			const lowest = line.reduce((far, [, y]) => (Math.abs(y!) > Math.abs(far) ? y! : far), 0);
			expect(Math.abs(lowest + bulge)).toBeLessThan(1e-3);
			const radius = (1 + bulge ** 2) / (2 * Math.abs(bulge));
			const centreY = (bulge > 0 ? 1 : -1) * (radius - Math.abs(bulge));
			for (const [x, y] of line) expect(Math.hypot(x! - 1, y! - centreY)).toBeCloseTo(radius, 9);
		}
		const round = coordinatesOf(
			polyline(
				'0',
				[
					[0, 0, 1],
					[2, 0, 1]
				],
				{ isClosed: true }
			)
		);
		for (const [x, y] of round) expect(Math.hypot(x! - 1, y!)).toBeCloseTo(1, 12);
		expect(round.at(-1)).toEqual(round[0]);
	});

	it('circles and arcs', () => {
		const circle = coordinatesOf(entity('CIRCLE', '0', ...at(3, 4), [40, 2]));
		expect(circle).toHaveLength(73);
		expect(circle.at(-1)).toEqual(circle[0]);
		const arc = coordinatesOf(entity('ARC', '0', ...at(3, 4), [40, 2], [50, 270], [51, 90]));
		expect(arc[0]![1]).toBeCloseTo(2, 12);
		expect(arc.at(-1)![1]).toBeCloseTo(6, 12);
		for (const [x, y] of [...circle, ...arc]) expect(Math.hypot(x! - 3, y! - 4)).toBeCloseTo(2, 12);
		for (const [x] of arc) expect(x).toBeGreaterThanOrEqual(3 - 1e-9);
	});

	it('ellipses', () => {
		const whole = coordinatesOf(
			entity('ELLIPSE', '0', ...at(1, 1), [11, 0], [21, 4], [40, 0.5], [41, 0], [42, 2 * Math.PI])
		);
		for (const [x, y] of whole) expect(((x! - 1) / 2) ** 2 + ((y! - 1) / 4) ** 2).toBeCloseTo(1, 12);
		expect(
			shapeOf(entity('ELLIPSE', '0', ...at(1, 1), [11, 0], [21, 4], [40, 0.5], [41, 0], [42, 1]))
		).toMatchObject({
			type: 'LineString'
		});
	});

	it('splines', () => {
		// A quarter of a circle, exactly, as a rational curve of degree 2.
		const controls = [
			[1, 0],
			[1, 1],
			[0, 1]
		].flatMap(([x, y]) => at(x!, y!));
		const knots = [0, 0, 0, 1, 1, 1].map((knot): Group => [40, knot]);
		const weights = [1, Math.SQRT1_2, 1].map((weight): Group => [41, weight]);
		const line = coordinatesOf(entity('SPLINE', '0', [70, 4], [71, 2], ...knots, ...weights, ...controls));
		expect(line).toHaveLength(17);
		for (const [x, y] of line) expect(Math.hypot(x!, y!)).toBeCloseTo(1, 12);
		const through: Group[] = [
			[11, 1],
			[21, 2],
			[11, 3],
			[21, 4]
		];
		expect(coordinatesOf(entity('SPLINE', '0', ...through))).toEqual([
			[1, 2],
			[3, 4]
		]);
	});

	it('seen from below run the other way', () => {
		expect(coordinatesOf(polyline('0', SQUARE, { groups: UPSIDE_DOWN }))).toEqual(
			SQUARE.map(([x, y]) => [0 - x, y])
		);
		const area = coordinatesOf(polyline('0', SQUARE, { groups: UPSIDE_DOWN, isClosed: true }));
		expect(area).toEqual(CLOSED.map(([x, y]) => [0 - x!, y]));
		const line = coordinatesOf(entity('LINE', '0', ...at(3, 4), [11, 5], [21, 6], ...UPSIDE_DOWN));
		expect(line[0]).toEqual([3, 4]);
		const ellipse = entity(
			'ELLIPSE',
			'0',
			...at(0, 0),
			[11, 4],
			[21, 0],
			[40, 0.5],
			[41, 0],
			[42, 1],
			...UPSIDE_DOWN
		);
		expect(coordinatesOf(ellipse).at(-1)![1]).toBeCloseTo(-2 * Math.sin(1), 12);
	});

	it.each([
		[
			'tilted-entity',
			polyline('0', SQUARE, {
				groups: [
					[210, 1],
					[220, 0],
					[230, 0]
				]
			})
		],
		['bad-coordinate', entity('POINT', '0', [10, 'x'], [20, 4])],
		['bad-coordinate', entity('LINE', '0', ...at(3, 4))],
		['bad-coordinate', entity('CIRCLE', '0', ...at(3, 4))],
		['too-few-positions', polyline('0', [[0, 0]])],
		['broken-shape', entity('SPLINE', '0', [71, 3], ...at(1, 2))]
	])('%s %#', (code, one) => {
		const [layer] = read([entity('POINT', '0', ...at(1, 2)), one]).layers;
		expect(layer!.rows).toHaveLength(1);
		expect(layer!.leftOut).toMatchObject([{ row: 2, code, value: one[0]![1] }]);
	});

	it('hatched areas, by lines, arcs and polylines', () => {
		const path = (flags: number, ...groups: Group[]): Group[] => [[92, flags], ...groups, [97, 0]];
		const line = (x1: number, y1: number, x2: number, y2: number): Group[] => [
			[72, 1],
			[10, x1],
			[20, y1],
			[11, x2],
			[21, y2]
		];
		const inner = [
			[1, 1],
			[2, 1],
			[2, 2],
			[1, 2]
		].flatMap(([x, y]): Group[] => [
			[10, x!],
			[20, y!]
		]);
		const sides = [line(0, 0, 9, 0), line(9, 0, 9, 9), line(9, 9, 0, 9), line(0, 9, 0, 0)].flat();
		const seed: Group[] = [
			[98, 1],
			[10, 77],
			[20, 77]
		];
		const hatch = (...paths: Group[]) => entity('HATCH', '填充', ...at(0, 0), [91, 2], ...paths, ...seed);
		const hole = path(2, [72, 0], [73, 1], [93, 4], ...inner);
		expect(shapeOf(hatch(...path(1, [93, 4], ...sides), ...hole))).toEqual({
			type: 'Polygon',
			coordinates: [
				CLOSED,
				[
					[1, 1],
					[2, 1],
					[2, 2],
					[1, 2],
					[1, 1]
				]
			]
		});
		const arc: Group[] = [
			[72, 2],
			[10, 0],
			[20, 0],
			[40, 3],
			[50, 0],
			[51, 180],
			[73, 1]
		];
		const half = shapeOf(hatch(...path(1, [93, 2], ...arc, ...line(-3, 0, 3, 0)))) as Polygon;
		for (const [x, y] of half.coordinates[0]!) expect(Math.hypot(x!, y!)).toBeCloseTo(3, 9);
		expect(Math.max(...half.coordinates[0]!.map(([, y]) => y!))).toBeCloseTo(3, 9);
		const { leftOut } = read([hatch(...path(1, [93, 1], [72, 4], [10, 1], [20, 1]))]).layers[0]!;
		expect(leftOut).toMatchObject([{ code: 'unknown-entity', parameters: { type: 'HATCH' } }]);
	});

	it('of other kinds, in blocks and on paper are counted or passed over', () => {
		const { layers } = read(
			[
				entity('SOLID', '填充', ...at(0, 0)),
				entity('SOLID', '填充'),
				entity('POINT', '填充', [67, 1], ...at(0, 0)),
				entity('CIRCLE', '填充', ...at(0, 0), [40, 1])
			],
			{ block: entity('POINT', '块里', ...at(0, 0)) }
		);
		expect(layers).toHaveLength(1);
		expect(layers[0]!.leftOut).toMatchObject([
			{ row: null, code: 'unknown-entity', parameters: { type: 'SOLID', count: 2 } },
			{ row: null, code: 'paper-space', parameters: { type: 'POINT', count: 1 } }
		]);
		expect(layers[0]!.notes).toMatchObject([{ code: 'arcs-as-lines', parameters: { count: 1 } }]);
	});
});

describe('texts', () => {
	const text = (layer: string, said: string, x: number, y: number) =>
		entity('TEXT', layer, ...at(x, y), [1, said]);

	it('are points, and name the smallest area around them on whatever layer', () => {
		const { layers } = read([
			polyline('边界', SQUARE, { isClosed: true }),
			polyline(
				'边界',
				[
					[1, 1],
					[3, 1],
					[3, 3],
					[1, 3]
				],
				{ isClosed: true }
			),
			polyline(
				'边界',
				[
					[50, 50],
					[60, 50],
					[60, 60]
				],
				{ isClosed: true }
			),
			text('注记', '北塘小区', 5, 5),
			text('注记', '312户', 6, 5),
			text('注记', '1号楼', 2, 2),
			text('注记', '别处', 30, 30)
		]);
		expect(columnOf(layers[0]!, '文字')).toEqual(['北塘小区 312户', '1号楼', null]);
		expect(columnOf(layers[1]!, '文字')).toEqual(['北塘小区', '312户', '1号楼', '别处']);
		expect(layers[1]!.rows[0]).toMatchObject({ row: 4, geometry: { type: 'Point', coordinates: [5, 5] } });
	});

	it('that are aligned are where they are aligned', () => {
		const centred = entity('TEXT', '0', ...at(1, 2), [11, 3], [21, 4], [72, 1], [1, '甲']);
		expect(shapeOf(centred)).toEqual({ type: 'Point', coordinates: [3, 4] });
	});

	it.each([
		['\\U+5317\\U+5858小区', '北塘小区'],
		['\\M+5B1B1\\M+5CCC1', '北塘'],
		['%%c300 45%%d %%p0.5 100%%% %%u一%%u', '⌀300 45° ±0.5 100% 一'],
		['C:\\图', 'C:\\图']
	])('%s', (written, found) => {
		expect(columnOf(read([text('0', written, 0, 0)]).layers[0]!, '文字')).toEqual([found]);
	});

	it.each([
		['{\\fSimSun|b0|i0|c134|p2;北塘\\H0.7x;小区}\\P\\C1;二期', '北塘小区\n二期'],
		['\\A1;\\pxqc;一\\~二 \\L三\\l \\S1^2; \\{四\\} \\\\五', '一 二 三 1/2 {四} \\五'],
		['\\U+5317塘', '北塘']
	])('%s of several lines', (written, found) => {
		const halves: Group[] = [
			[3, written.slice(0, 9)],
			[1, written.slice(9)]
		];
		const one = entity('MTEXT', '0', ...at(0, 0), ...halves);
		expect(columnOf(read([one]).layers[0]!, '文字')).toEqual([found]);
	});
});

test('blocks are points with their name and attributes', () => {
	const insert: Group[] = [
		...entity('INSERT', '设施', [66, 1], [2, '井盖'], ...at(3, 4)),
		...entity('ATTRIB', '设施', ...at(9, 9), [1, '雨-12'], [2, '编号']),
		...entity('ATTRIB', '设施', ...at(9, 9), [1, ''], [2, '材质']),
		[0, 'SEQEND'],
		[8, '别处']
	];
	const { layers } = read([insert, entity('INSERT', '设施', [2, '树'], ...at(5, 6))]);
	expect(layers).toMatchObject([{ name: '设施', columns: ['对象', '块名', '编号', '材质'] }]);
	expect(layers[0]!.rows).toEqual([
		{ row: 1, values: ['INSERT', '井盖', '雨-12', null], geometry: { type: 'Point', coordinates: [3, 4] } },
		{ row: 2, values: ['INSERT', '树', null, null], geometry: { type: 'Point', coordinates: [5, 6] } }
	]);
});

describe('encoding', () => {
	const names = ['小区边界', '道路中心线', '公共服务设施'];

	it.each([
		['gbk', 'AC1015', 'ANSI_936'],
		['gbk', 'AC1009', ''],
		['gbk', 'AC1015', 'ANSI_1252'],
		['gbk', 'AC1027', 'ANSI_936'],
		['utf-8', 'AC1021', 'ANSI_936'],
		['utf-8', 'AC1032', 'ANSI_1252'],
		['utf-8', 'AC1015', 'ANSI_936'],
		['big5', 'AC1015', 'ANSI_950']
	])('%s in %s with %s', (encoding, version, codePage) => {
		const said = encoding === 'big5' ? ['社區邊界', '道路中心線', '公共服務設施'] : names;
		const entities = said.map((layer) => entity('POINT', layer, ...at(1, 2)));
		const found = readDxf('a.dxf', iconv.encode(buildDxf(entities, { version, codePage }), encoding));
		expect(found.layers.map(({ name }) => name)).toEqual(said);
		expect(found.encoding!.name).toBe(encoding);
	});
});

test('a comment may name the coordinate system', () => {
	const found = read([entity('POINT', '0', ...at(1, 2))], { comment: 'CGCS2000 / EPSG:4547' });
	expect(found.layers[0]!.crs).toEqual({ from: 'comment', text: 'EPSG:4547' });
	expect(read([entity('POINT', '0', ...at(1, 2))]).layers[0]!.crs).toBeNull();
});

test('a drawing with nothing in it is a layer without rows', () => {
	expect(read([]).layers).toMatchObject([{ name: '总图', rows: [] }]);
});

describe('what is refused', () => {
	it.each([
		['is a binary DXF; save it as ASCII DXF', 'AutoCAD Binary DXF\r\n\u001A\0'],
		['is a DWG drawing; save it as DXF', 'AC1032\0\0\0'],
		['no DXF group code in line 3', '  0\nSECTION\nx\n'],
		['no DXF group code in line 1', '  1\nx\n']
	])('%s', (message, text) => {
		expect(() => readDxf('a.dxf', Buffer.from(text))).toThrow(message);
	});

	it('is known by its bytes', () => {
		const known = [
			'AutoCAD Binary DXF\r\n',
			'AC1032\0\0',
			buildDxf([]),
			buildDxf([], { comment: 'made by' })
		];
		for (const text of known) expect(isDxf(Buffer.from(text))).toBe(true);
		for (const text of ['', '0', 'AC', '{"a": 0}', '名称,户数\n0,SECTION'])
			expect(isDxf(Buffer.from(text))).toBe(false);
	});
});

describe.skipIf(!hasOgr)('as GDAL writes it', () => {
	it.each([
		['areas', DRAWN_AREAS],
		['lines', DRAWN_LINES],
		['points', DRAWN_POINTS]
	])('%s', (_, drawn: FeatureCollection) => {
		const flat = { ...drawn, features: drawn.features.map((one) => ({ ...one, properties: {} })) };
		const { layers } = readDxf('out.dxf', writeByOgr(flat, 'out.dxf').get('out.dxf')!);
		const found = layers.flatMap(({ rows }) => rows.map(({ geometry }) => geometry));
		// It writes areas as hatches, and each part of several for itself.
		const wanted = flat.features.flatMap(({ geometry }): Geometry[] => {
			if (geometry.type === 'MultiLineString')
				return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
			if (geometry.type === 'MultiPolygon')
				return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
			return [geometry];
		});
		expect(found).toHaveLength(wanted.length);
		for (const [i, geometry] of found.entries()) expectSameGeometry(geometry, wanted[i]!);
	});
});

const shared = sharedData('formats/streets_epsg4547_utf8.dxf');
it.skipIf(shared.isMissing)('a file of a bureau, whose code page is a lie', () => {
	const { layers, encoding } = readDxf('streets.dxf', readFileSync(shared.path));
	expect(layers.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(59);
	expect(layers.map(({ name }) => name).join('')).not.toMatch(/[\uFFFDÃ¤-ïœ]/);
	expect(encoding!.name).toBe('utf-8');
});

test('damaged files give a result or an error that says so', () => {
	const controls = SQUARE.flatMap(([x, y]) => at(x, y));
	const knots = [0, 0, 0, 0, 1, 1, 1, 1].map((knot): Group => [40, knot]);
	const bytes = iconv.encode(
		buildDxf([
			polyline(
				'边界',
				[
					[0, 0, 0.5],
					[9, 0],
					[9, 9]
				],
				{ isClosed: true }
			),
			entity('MTEXT', '注记', ...at(5, 5), [1, '{\\fSimSun;北塘}\\P小区']),
			entity('SPLINE', '路', [71, 3], ...knots, ...controls),
			entity('ELLIPSE', '0', ...at(1, 1), [11, 0], [21, 4], [40, 0.5], [41, 0], [42, 1])
		]),
		'gbk'
	);
	for (const spoilt of spoilBytes(bytes, howMany(600)))
		try {
			readDxf('a.dxf', spoilt);
		} catch (error) {
			expect(error).toBeInstanceOf(InputError);
		}
});
