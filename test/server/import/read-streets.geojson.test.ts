import { expect, test } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { writeTemporary } from './temporary-file.ts';

const line = (coordinates: unknown, properties: object = {}, more: object = {}) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'LineString', coordinates },
	...more
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });
const A = [115.46, 38.87];
const B = [115.47, 38.87];
const C = [115.47, 38.88];

let number = 0;
const readText = (content: string | object) => readStreets(writeTemporary(`${number++}.geojson`, content));

test('lines join where vertices agree to a ten-millionth of a degree, and not where they merely cross', async () => {
	const near = [115.470_000_04, 38.870_000_04];
	const crossing = [
		[115.465, 38.86],
		[115.465, 38.88]
	];
	const { ways } = await readText(collection(line([A, B]), line([near, C]), line(crossing)));
	expect(ways[1]?.vertexKeys[0]).toBe(ways[0]?.vertexKeys[1]);
	expect(buildNetwork(ways).componentLengthM).toHaveLength(2);
});

test('names, classes, access and provenance are taken where given', async () => {
	const { ways, report } = await readText(
		collection(
			line([A, B], { name: ' 东风路 ', highway: 'secondary_link', provenance: 'surveyed' }, { id: 'x' }),
			line([A, B], { 名称: '五四路', fclass: 'track_grade2', provenance: 'guessed', id: 9 }),
			line([A, B], { NAME: '七一路', class: '主干路' }),
			line([A, B], { streetClass: 'lane' }),
			line([A, B], { class: 'boulevard' }),
			line([A, B], { highway: 'motorway' }),
			line([A, B], { foot: 'no' }),
			line([A, B], { access: 'private' }),
			line([A, B], { access: 'private', foot: 'yes' }),
			line([A, B], { highway: 'construction' })
		)
	);
	expect(ways.map(({ id, name, streetClass, provenance }) => [id, name, streetClass, provenance])).toEqual([
		['x', '东风路', 'secondary', 'surveyed'],
		['9', '五四路', 'track', 'imported'],
		['3', '七一路', 'primary', 'imported'],
		['4', '', 'lane', 'imported'],
		['5', '', 'unclassified', 'imported'],
		['row-9', '', 'unclassified', 'imported']
	]);
	expect(report.dropped).toEqual([
		{ reason: 'access=private', count: 1, examples: ['feature 8'] },
		{ reason: 'class=construction', count: 1, examples: ['feature 10'] },
		{ reason: 'class=motorway', count: 1, examples: ['feature 6'] },
		{ reason: 'foot=no', count: 1, examples: ['feature 7'] }
	]);
});

test('multi-lines, collections, bare geometries and single features are read; heights are dropped', async () => {
	const multi = {
		type: 'MultiLineString',
		coordinates: [
			[A, B],
			[B, C]
		]
	};
	const mixed = {
		type: 'GeometryCollection',
		geometries: [multi, { type: 'Point', coordinates: A }]
	};
	expect((await readText(multi)).ways.map(({ id }) => id)).toEqual(['1', '1#2']);
	const collected = await readText(mixed);
	expect(collected.ways).toHaveLength(2);
	expect(collected.report.dropped[0]?.reason).toBe('not a line but a Point');
	const single = await readText(
		line([
			[...A, 21.5],
			[...B, 22]
		])
	);
	expect(single.ways[0]?.coordinates).toEqual([A, B]);
});

test('a repeated position is kept once; a line of one place is left out', async () => {
	const { ways, report } = await readText(collection(line([A, A, B]), line([A, A])));
	expect(ways.map(({ coordinates }) => coordinates)).toEqual([[A, B]]);
	expect(report.repaired[0]?.count).toBe(2);
	expect(report.dropped[0]).toMatchObject({ reason: 'fewer than two distinct positions', count: 1 });
});

test('a byte order mark, an attribution and a CGCS2000 note are understood', async () => {
	const file = {
		...collection(line([A, B])),
		attribution: '© 保定市',
		crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }
	};
	const { attribution } = await readText(`\uFEFF${JSON.stringify(file)}`);
	expect(attribution).toBe('© 保定市');
});

const isOpen = async (properties: object) => {
	const { ways } = await readText(collection(line([A, B], properties), line([A, C])));
	return ways.length === 2;
};

test.each<[object, boolean]>([
	[{ foot: false }, false],
	[{ foot: 0 }, false],
	[{ foot: '0' }, false],
	[{ foot: true, access: false }, true],
	[{ access: false }, false],
	[{ access: true }, true],
	[{ access: 1 }, true],
	[{ access: null, foot: null }, true],
	[{ access: 'Private' }, false],
	[{ access: ' PRIVATE ' }, false],
	[{ ACCESS: 'private' }, false],
	[{ Foot: 'No' }, false],
	[{ access: 'private;customers' }, false],
	[{ access: ['private', 'customers'] }, false],
	[{ access: ['yes'] }, true],
	[{ HIGHWAY: 'motorway' }, false],
	[{ Highway: 'Footway' }, true],
	[{ highway: 'trunk', motorroad: true }, false],
	[{ highway: 'trunk', motorroad: 1 }, false],
	[{ highway: 'trunk', motorroad: false }, true],
	[{ 等级: '快速路', motorroad: '是' }, false],
	[{ 等级: '高速公路' }, false],
	[{ 等级: '高速公路', foot: '是' }, true],
	[{ class: 'boulevard', foot: 'military' }, false],
	[{ tags: { highway: 'footway', access: 'no' } }, false],
	[{ highway: 'footway', tags: { highway: 'motorway' } }, true],
	[{ highway: 'service', other_tags: '"access"=>"private","oneway"=>"yes"' }, false],
	[{ highway: 'service', other_tags: '"note"=>"\\"foot\\"=>\\"no\\"","access"=>"yes"' }, true],
	[{ highway: null, other_tags: '"railway"=>"rail"' }, false],
	[{ barrier: 'wall' }, false],
	[{ waterway: 'river', highway: null }, false],
	[{ barrier: 'no', waterway: '' }, true],
	[{ highway: 'footway', barrier: 'wall' }, true]
])('a street with %j is walked: %s', async (properties, expected) => {
	expect(await isOpen(properties)).toBe(expected);
});

test('barrier points cut the streets at whose vertices they lie; others are named', async () => {
	const M = [115.465, 38.87];
	const point = (coordinates: number[], properties: object) => ({
		type: 'Feature',
		properties,
		geometry: { type: 'Point', coordinates }
	});
	const cut = async (...points: object[]) => {
		const { ways, report } = await readText(
			collection(...points, line([A, M, B]), line([M, [115.465, 38.88]]))
		);
		return { pieces: buildNetwork(ways).componentLengthM.length, report };
	};
	const shut = await cut(point([115.465_000_06, 38.869_999_95], { barrier: 'gate', access: 'no' }));
	expect(shut.pieces).toBe(3);
	expect(shut.report.cut).toEqual([{ reason: 'barrier=gate access=no', count: 1, examples: ['feature 1'] }]);
	expect((await cut(point(M, { barrier: 'gate' }))).pieces).toBe(1);
	expect((await cut(point(M, { barrier: 'gate', locked: true }))).pieces).toBe(3);
	expect((await cut(point(M, { Barrier: 'Wall' }))).pieces).toBe(3);
	const aside = await cut(point([115.466, 38.87], { barrier: 'wall' }), point(M, { shop: 'bakery' }));
	expect(aside.pieces).toBe(1);
	expect(aside.report.unread).toMatchObject([{ reason: 'barrier that is no vertex of a street', count: 1 }]);
	expect(aside.report.dropped).toMatchObject([{ reason: 'not a line but a Point', count: 1 }]);
});
