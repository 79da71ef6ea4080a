import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { formatReport } from '#lib/server/import/format-report.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import type { ReportRow } from '#lib/server/import/types.ts';
import { writeTemporary } from './temporary-file.ts';
import { writePbf, type FixtureNode, type FixtureWay } from './write-pbf.ts';
import { walkOn } from '../../helpers/walk-on.ts';

const TRAPS = join(import.meta.dirname, '../../fixtures/osm/traps.osm');

const toCounts = (rows: ReportRow[]) => Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));

async function readTraps() {
	const source = await readStreets(TRAPS);
	return { source, find: (id: string) => source.ways.find((way) => way.id === id) };
}

test('only ways that walkers use are kept, and each other one is counted with its reason', async () => {
	const { source } = await readTraps();
	expect(source.format).toBe('osm-xml');
	expect(source.ways.map(({ id }) => id)).toEqual(['100', '101', '102', '103', '103#2', '106', '116', '117']);
	expect(toCounts(source.report.dropped)).toEqual({
		'highway=motorway': 1,
		'highway=motorway_link': 1,
		'highway=construction': 1,
		'foot=no': 1,
		'access=private': 1,
		'access=no': 1,
		deleted: 2,
		'fewer than two distinct nodes in the file': 2,
		'area with nodes the file lacks': 1,
		'area with ways the file lacks': 1
	});
	expect(source.attribution).toContain('OpenStreetMap contributors');
});

test('link classes fold into their street, `road` is unclassified, the Chinese name wins', async () => {
	const { find } = await readTraps();
	expect(find('100')).toMatchObject({ name: '东风路', streetClass: 'primary', provenance: 'imported' });
	expect(find('103')?.streetClass).toBe('unclassified');
	expect(find('101')?.name).toBe('');
});

test('a node repeated at once is one vertex; of elements with the same id the last counts', async () => {
	const { source, find } = await readTraps();
	expect(find('100')?.vertexKeys).toEqual([1, 2, 3, 4]);
	expect(find('106')).toMatchObject({ name: 'new', vertexKeys: [1, 8] });
	expect(find('103')?.coordinates[0]).toEqual([115.464, 38.872]);
	expect(toCounts(source.report.repaired)).toMatchObject({
		'node given more than once: the last one kept': 1,
		'way given more than once: the last one kept': 1
	});
});

test('a way is split where the file lacks a node: no straight line across the gap', async () => {
	const { source, find } = await readTraps();
	expect(find('103')?.vertexKeys).toEqual([9, 10]);
	expect(find('103#2')?.vertexKeys).toEqual([11, 12]);
	const row = source.report.repaired.find(({ reason }) => reason.startsWith('way with nodes'));
	expect(row).toMatchObject({ count: 2, examples: ['way 103', 'way 105'] });
});

test('nodes at one place join on the ground and stay apart under a bridge', async () => {
	const { source, find } = await readTraps();
	expect(find('101')?.vertexKeys[0]).toBe(3);
	expect(find('102')?.vertexKeys).toEqual([7, 8]);
	const row = source.report.repaired.find(({ reason }) => reason.startsWith('nodes at the same place'));
	expect(row).toMatchObject({ count: 1, examples: ['node 3 = node 5'] });
	// 100, 101, 102, 106, 116 and 117 with 103's first part hang together, 103's second part is an island.
	expect(buildNetwork(source.ways).componentLengthM).toHaveLength(2);
});

test('areas, railways and landmarks come along for the basemap', async () => {
	const { source } = await readTraps();
	const park = source.landuse.find(({ properties }) => properties.kind === 'park');
	expect(park?.geometry.coordinates).toHaveLength(2);
	expect(park?.geometry.coordinates[0]).toHaveLength(5);
	expect(source.landuse.map(({ properties }) => properties.kind)).toEqual(['water', 'park']);
	expect(source.lines.map(({ properties }) => properties)).toEqual([
		{ id: 'way 203', name: '京广线', layer: 'railway', kind: 'rail' }
	]);
	expect(source.places.map(({ properties }) => [properties.name, properties.kind])).toEqual([
		['保定市第一中心医院', 'hospital'],
		['竞秀公园', 'park']
	]);
});

test('the report is one line a reason', async () => {
	const { source } = await readTraps();
	const lines = formatReport(source.report);
	expect(lines[0]).toBe(`${TRAPS}: OpenStreetMap XML, 8 street lines, ${source.report.vertices} vertices`);
	expect(lines).toContain('  left out: 1 × highway=motorway (way 110)');
	expect(lines.length).toBe(1 + source.report.dropped.length + source.report.repaired.length);
});

const NODES = [
	{ id: 10_000_000_001, lng: 115.46, lat: 38.87 },
	{ id: 10_000_000_002, lng: 115.47, lat: 38.87, tags: { railway: 'station', name: '保定站' } },
	{ id: 10_000_000_003, lng: 115.48, lat: 38.88 }
];
const WAYS: FixtureWay[] = [
	{ id: 7, refs: [10_000_000_001, 10_000_000_002], tags: { highway: 'trunk_link', name: '裕华路' } },
	{ id: 8, refs: [10_000_000_003, 10_000_000_002], tags: { highway: 'motorway' } }
];

test.each([
	['zlib', {}],
	['unpacked', { packing: 'raw' as const }],
	['with ways before nodes', { isReversed: true }]
])('a PBF file %s reads like XML', async (name, options) => {
	const path = writeTemporary(`${name}.osm.pbf`, writePbf({ nodes: NODES, ways: WAYS, ...options }));
	const source = await readStreets(path);
	expect(source.format).toBe('osm-pbf');
	expect(source.ways).toEqual([
		{
			id: '7',
			name: '裕华路',
			streetClass: 'trunk',
			provenance: 'imported',
			vertexKeys: [10_000_000_001, 10_000_000_002],
			coordinates: [
				[115.46, 38.87],
				[115.47, 38.87]
			]
		}
	]);
	expect(toCounts(source.report.dropped)).toEqual({ 'highway=motorway': 1 });
	expect(source.places[0]?.properties).toMatchObject({ name: '保定站', kind: 'railway_station' });
});

test('a gate of a PBF file cuts', async () => {
	const gate = { ...NODES[1]!, tags: { barrier: 'gate', access: 'private' } };
	const nodes = [NODES[0]!, gate, NODES[2]!];
	const ways = [{ id: 7, refs: nodes.map(({ id }) => id), tags: { highway: 'service' } }];
	const { ways: read, report } = await readStreets(writeTemporary('gate.osm.pbf', writePbf({ nodes, ways })));
	expect(read.map(({ id }) => id)).toEqual(['7', '7#2']);
	expect(report.cut).toMatchObject([{ reason: 'barrier=gate access=private' }]);
});

test('content decides, not the name', async () => {
	const path = writeTemporary('streets.json', writePbf({ nodes: NODES, ways: WAYS }));
	expect((await readStreets(path)).format).toBe('osm-pbf');
});

const POSITIONS = [
	{ id: 1, lng: 115.46, lat: 38.87 },
	{ id: 2, lng: 115.4617326, lat: 38.87 },
	{ id: 3, lng: 115.4634653, lat: 38.87 }
];
const node = ({ id, lng, lat }: (typeof POSITIONS)[number], more = '') =>
	`<node id="${id}" lat="${lat}" lon="${lng}" ${more}/>`;
const FAR = { ...POSITIONS[1]!, lat: 38.88 };
const way = (refs: number[], more = '', tags = '<tag k="highway" v="footway"/>') =>
	`<way id="10" ${more}>${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tags}</way>`;
const [V1, V2, V3] = [1, 2, 3].map((version) => `version="${version}" visible="true"`) as [
	string,
	string,
	string
];
const DELETED = 'version="2" visible="false"';

/** Metres of street, or why there is none. */
async function lengthOf(...elements: string[]) {
	const path = writeTemporary('versions.osm', `<osm version="0.6">${elements.join('')}</osm>`);
	return readStreets(path).then(
		({ ways }) => Math.round(buildNetwork(ways).componentLengthM.reduce((a, b) => a + b, 0)),
		(error: Error) => error.message.replace(/^.*: has/, 'has')
	);
}

describe('of an element with several versions', () => {
	const nodes = POSITIONS.map((position) => node(position)).join('');

	test.each([
		['the newest counts', [nodes, way([1, 2], V1), way([1, 3], V2)], 300],
		['in any order', [nodes, way([1, 3], V2), way([1, 2], V1)], 300],
		['of equal ones the last', [nodes, way([1, 2], V2), way([1, 3], V2)], 300],
		['none, if that is deleted', [nodes, way([1, 3], V1), way([], DELETED, '')], 'has no street'],
		[
			'none, if that is deleted, in any order',
			[way([], DELETED, ''), nodes, way([1, 3], V1)],
			'has no street'
		],
		['one that was brought back', [nodes, way([1, 3], V1), way([], DELETED, ''), way([1, 3], V3)], 300],
		[
			'a newer one that is no street any more',
			[nodes, way([1, 3], V1), way([1, 3], V2, '')],
			'has no street'
		],
		['a newer place of a node', [nodes, node(FAR, V2), node(POSITIONS[1]!, V3), way([1, 2, 3])], 300],
		['no older place of a node', [nodes, node(POSITIONS[1]!, V3), node(FAR, V2), way([1, 2, 3])], 300],
		['no place of a deleted node', [nodes, `<node id="2" ${DELETED}/>`, way([1, 2, 3])], 'has no street']
	] as [string, string[], number | string][])('%s', async (_, elements, expected) => {
		const length = await lengthOf(...elements);
		if (typeof expected === 'string') expect(length).toContain(expected);
		else expect(length).toBe(expected);
	});

	test('JOSM: what is marked for deletion is gone, what was edited is as edited', async () => {
		const edited = way([1, 3], 'version="4" action="modify" visible="true"');
		expect(await lengthOf(nodes, edited)).toBe(300);
		expect(await lengthOf(nodes, way([1, 3], 'version="4" action="delete" visible="true"'))).toContain(
			'no street'
		);
	});

	test('a wall that was taken away does not count', async () => {
		const wall = `<node id="2" lat="38.87" lon="115.4617326" ${V1}><tag k="barrier" v="wall"/></node>`;
		const gone = POSITIONS.map((position) => node(position, V2)).join('');
		for (const elements of [wall + gone, gone + wall]) {
			const { report } = await readStreets(
				writeTemporary('wall.osm', `<osm>${elements}${way([1, 2, 3])}</osm>`)
			);
			expect(report.cut).toEqual([]);
		}
	});

	test('walls that stand since a newer version count', async () => {
		const wall = `<node id="2" lat="38.87" lon="115.4617326" ${V2}><tag k="barrier" v="wall"/></node>`;
		const path = writeTemporary('wall.osm', `<osm>${nodes}${wall}${way([1, 2, 3])}</osm>`);
		const { report } = await readStreets(path);
		expect(report.cut).toMatchObject([{ reason: 'barrier=wall' }]);
	});
});

describe('positions on ways', () => {
	const nd = ({ id, lng, lat }: (typeof POSITIONS)[number], withId = true) =>
		`<nd ${withId ? `ref="${id}"` : ''} lat="${lat}" lon="${lng}"/>`;
	const geom = (id: number, positions: typeof POSITIONS, withIds = true) =>
		`<way id="${id}"><bounds/>${positions.map((position) => nd(position, withIds)).join('')}<tag k="highway" v="footway"/></way>`;

	test.each([true, false])('of XML are read, with numbers of the nodes: %s', async (withIds) => {
		const [a, b, c] = POSITIONS as [FixtureNode, FixtureNode, FixtureNode];
		expect(await lengthOf(geom(1, [a, b], withIds), geom(2, [b, c], withIds))).toBe(300);
		const path = writeTemporary(
			'geom.osm',
			`<osm>${geom(1, [a, b], withIds)}${geom(2, [b, c], withIds)}</osm>`
		);
		expect(buildNetwork((await readStreets(path)).ways).componentLengthM).toHaveLength(1);
	});

	test('nodes without numbers are distinguished by both coordinates', async () => {
		const [a, b] = POSITIONS as [FixtureNode, FixtureNode];
		const [c, d] = [
			{ ...a, lat: 38.871 },
			{ ...b, lat: 38.871 }
		];
		expect(await lengthOf(geom(1, [a, c], false), geom(2, [b, d], false))).toBe(222);
		const path = writeTemporary('apart.osm', `<osm>${geom(1, [a, c], false)}${geom(2, [b, d], false)}</osm>`);
		expect(buildNetwork((await readStreets(path)).ways).componentLengthM).toHaveLength(2);
	});

	test('the file may have some of the nodes too, a gate among them', async () => {
		const gate = node(POSITIONS[1]!).replace(
			'/>',
			'><tag k="barrier" v="gate"/><tag k="foot" v="no"/></node>'
		);
		const path = writeTemporary('gate.osm', `<osm>${geom(1, POSITIONS)}${gate}</osm>`);
		const { ways } = await readStreets(path);
		expect(walkOn(ways, [115.46, 38.87], [115.4634653, 38.87])).toBeUndefined();
	});

	test('a node outside the box that was asked for has none: the way is split there', async () => {
		const clipped = `<way id="1">${nd(POSITIONS[0]!)}${nd(POSITIONS[1]!)}<nd ref="9"/><tag k="highway" v="footway"/></way>`;
		expect(await lengthOf(clipped)).toBe(150);
	});

	test('of the ways of a square stand in its relation, of XML and JSON', async () => {
		const ring = [POSITIONS[1]!, { id: 8, lng: 115.462, lat: 38.871 }, POSITIONS[2]!, POSITIONS[1]!];
		const [a, b] = [geom(1, [POSITIONS[0]!, POSITIONS[1]!]), '<tag k="type" v="multipolygon"/>'];
		const member = `<member type="way" ref="77" role="outer">${ring.map((one) => nd(one, false)).join('')}</member>`;
		const relation = `<relation id="5">${member}${b}<tag k="highway" v="pedestrian"/></relation>`;
		const xml = await readStreets(writeTemporary('shown.osm', `<osm>${a}${relation}</osm>`));
		const json = await readStreets(
			writeTemporary('shown.json', {
				elements: [
					{
						type: 'way',
						id: 1,
						nodes: [1, 2],
						geometry: POSITIONS.slice(0, 2).map(({ lng, lat }) => ({ lat, lon: lng })),
						tags: { highway: 'footway' }
					},
					{
						type: 'relation',
						id: 5,
						members: [
							{
								type: 'way',
								ref: 77,
								role: 'outer',
								geometry: ring.map(({ lng, lat }) => ({ lat, lon: lng }))
							}
						],
						tags: { type: 'multipolygon', highway: 'pedestrian' }
					}
				]
			})
		);
		for (const { ways } of [xml, json])
			expect(walkOn(ways, [115.46, 38.87], [115.4634653, 38.87])).toBeCloseTo(300, 1);
		const without = `<osm>${a}${relation.replace(/<nd [^>]*8.871[^>]*>/, '<nd/>')}</osm>`;
		const { ways } = await readStreets(writeTemporary('shown.osm', without));
		expect(ways.map(({ vertexKeys }) => vertexKeys.length)).toEqual([2, 2]);
	});

	test('of a PBF file are read, where its header says so', async () => {
		const wayOfAll = { id: 7, refs: [1, 2, 3], tags: { highway: 'footway' }, positions: POSITIONS };
		const optionalFeatures = ['LocationsOnWays'];
		const path = writeTemporary('lw.osm.pbf', writePbf({ ways: [wayOfAll], optionalFeatures }));
		const { ways } = await readStreets(path);
		expect(ways[0]).toMatchObject({
			vertexKeys: [1, 2, 3],
			coordinates: POSITIONS.map(({ lng, lat }) => [lng, lat])
		});
		// Of a node that stands in the file as well its own position counts.
		const moved = { ...POSITIONS[2]!, lat: 38.871 };
		const both = writePbf({ nodes: [moved], ways: [wayOfAll], optionalFeatures });
		const read = await readStreets(writeTemporary('both.osm.pbf', both));
		expect(read.ways[0]?.coordinates[2]).toEqual([moved.lng, moved.lat]);
	});
});

describe('OpenStreetMap JSON', () => {
	const tags = { highway: 'footway' };
	const elements = [
		...POSITIONS.map(({ id, lng, lat }) => ({ type: 'node', id, lat, lon: lng })),
		{ type: 'way', id: 10, nodes: [1, 2, 3], tags },
		{ type: 'count', id: 0, tags: {} }
	];
	const read = (content: object) => readStreets(writeTemporary('overpass.json', content));

	test('reads like XML', async () => {
		const { format, ways, report, attribution } = await read({ version: 0.6, elements });
		expect(format).toBe('osm-json');
		expect(ways[0]).toMatchObject({ id: '10', vertexKeys: [1, 2, 3] });
		expect(formatReport(report)[0]).toContain('OpenStreetMap JSON, 1 street line,');
		expect(attribution).toContain('OpenStreetMap');
	});

	test('with positions on its ways, with and without numbers of the nodes', async () => {
		const geometry = POSITIONS.map(({ lng, lat }) => ({ lat, lon: lng }));
		for (const nodes of [[1, 2, 3], undefined]) {
			const { ways } = await read({ elements: [{ type: 'way', id: 10, nodes, geometry, tags }] });
			expect(ways[0]?.coordinates).toEqual(POSITIONS.map(({ lng, lat }) => [lng, lat]));
		}
		const clipped = [geometry[0], geometry[1], null];
		const { ways } = await read({ elements: [{ type: 'way', id: 10, geometry: clipped, tags }] });
		expect(ways[0]?.coordinates).toHaveLength(2);
	});

	test('gates cut, deleted elements are none, an aborted answer is refused', async () => {
		const gate = { type: 'node', id: 2, lat: 38.87, lon: 115.4617326, tags: { barrier: 'gate', foot: 'no' } };
		const { report } = await read({ elements: [...elements.filter(({ id }) => id !== 2), gate] });
		expect(report.cut).toMatchObject([{ reason: 'barrier=gate foot=no' }]);
		await expect(read({ elements: elements.map((one) => ({ ...one, visible: false })) })).rejects.toThrow(
			'no street'
		);
		const remark = 'runtime error: Query timed out';
		await expect(read({ elements, remark })).rejects.toThrow('is incomplete');
		await expect(read({ elements: [{ type: 'node', id: 'x' }] })).rejects.toThrow(
			'element 1: id: "x" is not'
		);
	});
});

describe('nodes at one place', () => {
	const at = (offset: number, id: number) => node({ ...POSITIONS[1]!, id, lng: POSITIONS[1]!.lng + offset });
	const tagged = (tags: Record<string, string>) =>
		Object.entries({ highway: 'footway', ...tags })
			.map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
			.join('');
	/** Two streets that end at one place with a node each, and a third over or under them. */
	const read = async (first: object, second: object, offset = 0) => {
		const [a, , c] = POSITIONS as [FixtureNode, FixtureNode, FixtureNode];
		const text = [
			node(a) + node(c) + at(0, 2) + at(offset, 5),
			`<way id="1"><nd ref="1"/><nd ref="2"/>${tagged(first as Record<string, string>)}</way>`,
			`<way id="2"><nd ref="5"/><nd ref="3"/>${tagged(second as Record<string, string>)}</way>`
		].join('');
		const { ways } = await readStreets(writeTemporary('place.osm', `<osm>${text}</osm>`));
		return walkOn(ways, [a.lng, a.lat], [c.lng, c.lat]) !== undefined;
	};

	test.each([
		[{}, {}, true],
		[{ layer: '0' }, {}, true],
		[{ bridge: 'no' }, { tunnel: 'no' }, true],
		[{ tunnel: 'building_passage' }, {}, true],
		[{ bridge: 'yes' }, { bridge: 'viaduct' }, true],
		[{ bridge: 'yes', layer: '1' }, { bridge: 'yes' }, true],
		[{ layer: '+1' }, { layer: '1' }, true],
		[{ bridge: 'yes' }, {}, false],
		[{ bridge: 'yes', layer: '0' }, {}, false],
		[{ bridge: 'viaduct' }, { layer: '1' }, false],
		[{ tunnel: 'yes' }, {}, false],
		[{ layer: '-1' }, {}, false],
		[{ level: '1' }, {}, false],
		[{ level: '0' }, {}, true],
		[{ level: '0;1' }, { level: '1' }, true],
		[{ level: '0-2' }, { level: '1' }, true],
		[{ level: '-1-0' }, {}, true],
		[{ bridge: 'yes', layer: '2' }, { bridge: 'yes' }, false]
	])('%j and %j meet: %s', async (first, second, isJoined) => {
		expect(await read(first, second)).toBe(isJoined);
		expect(await read(second, first)).toBe(isJoined);
	});

	test('as near as 10⁻⁷ degrees are at one place, further ones are not', async () => {
		expect(await read({}, {}, 1e-7)).toBe(true);
		expect(await read({}, {}, 3e-7)).toBe(false);
	});
});
