import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { formatReport } from '#lib/server/import/format-report.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import type { ReportRow } from '#lib/server/import/types.ts';
import { writeTemporary } from './temporary-file.ts';
import { writePbf, type FixtureWay } from './write-pbf.ts';

const TRAPS = join(import.meta.dirname, '../../fixtures/osm/traps.osm');

const toCounts = (rows: ReportRow[]) => Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));

async function readTraps() {
	const source = await readStreets(TRAPS);
	return { source, find: (id: string) => source.ways.find((way) => way.id === id) };
}

test('only ways that walkers use are kept, and each other one is counted with its reason', async () => {
	const { source } = await readTraps();
	expect(source.format).toBe('osm-xml');
	expect(source.ways.map(({ id }) => id)).toEqual(['100', '101', '102', '103', '103#2', '106', '116']);
	expect(toCounts(source.report.dropped)).toEqual({
		'highway=motorway': 1,
		'highway=motorway_link': 1,
		'highway=construction': 1,
		'foot=no': 1,
		'access=private': 1,
		'access=no': 1,
		'area=yes': 1,
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
	// 100, 101, 102, 106 and 116 with 103's first part hang together, 103's second part is an island.
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
	expect(lines[0]).toBe(`${TRAPS}: OpenStreetMap XML, 7 street lines, ${source.report.vertices} vertices`);
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

test('content decides, not the name', async () => {
	const path = writeTemporary('streets.json', writePbf({ nodes: NODES, ways: WAYS }));
	expect((await readStreets(path)).format).toBe('osm-pbf');
});
