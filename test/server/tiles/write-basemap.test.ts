import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	mkdirSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { afterAll, describe, expect, test } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { buildBasemapLayers } from '#lib/server/tiles/build-basemap.ts';
import { PmtilesArchive } from '#lib/server/tiles/pmtiles-archive.ts';
import { writeBasemap } from '#lib/server/tiles/write-basemap.ts';
import { featuresOf, openArchive, readArchive, tileAt } from './read-archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-tiles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
const freshPath = () => join(folder, `${number++}.pmtiles`);

const way = (id: string, coordinates: [number, number][], more: Partial<StreetWay> = {}): StreetWay => ({
	id,
	coordinates,
	vertexKeys: coordinates.map(String),
	name: '东风路',
	streetClass: 'primary',
	provenance: 'imported',
	...more
});

const square = (west: number, south: number, size: number, properties: object): Feature<never> =>
	({
		type: 'Feature',
		properties,
		geometry: {
			type: 'Polygon',
			coordinates: [
				[
					[west, south],
					[west + size, south],
					[west + size, south + size],
					[west, south + size],
					[west, south]
				]
			]
		}
	}) as never;

const CITY = {
	ways: [
		way('1', [
			[115.4, 38.87],
			[115.5, 38.87]
		]),
		way(
			'2',
			[
				[115.45, 38.85],
				[115.45, 38.9]
			],
			{ name: '', streetClass: 'lane', provenance: 'illustrative' }
		)
	],
	landuse: [square(115.46, 38.86, 0.02, { kind: 'park', name: '竞秀公园', secret: 'not in the schema' })],
	lines: [
		{
			type: 'Feature' as const,
			properties: { layer: 'railway' as const, kind: 'rail', name: '京广线' },
			geometry: {
				type: 'LineString' as const,
				coordinates: [
					[115.4, 38.85],
					[115.5, 38.9]
				]
			}
		}
	],
	places: [
		{
			type: 'Feature' as const,
			properties: { id: 'L1', name: '保定站', nameEn: 'Baoding Railway Station', kind: 'railway_station' },
			geometry: { type: 'Point' as const, coordinates: [115.4736, 38.8625] }
		}
	],
	districts: [
		square(115.4, 38.85, 0.05, { id: 'a', name: '竞秀区', provenance: 'official' }),
		square(115.45, 38.85, 0.05, { id: 'b', name: '莲池区', provenance: 'official' })
	]
};

async function writeCity(options: Partial<Parameters<typeof writeBasemap>[0]> = {}) {
	const path = freshPath();
	const layers = buildBasemapLayers(CITY);
	const report = await writeBasemap({ path, name: '保定', attribution: '© 测试', layers, ...options });
	return { report, archive: await readArchive(path) };
}

test('header and metadata say what is inside', async () => {
	const { report, archive } = await writeCity();
	const { header, metadata, bytes, tiles } = archive;
	expect(header).toMatchObject({
		specVersion: 3,
		clustered: true,
		internalCompression: 2,
		tileCompression: 2,
		tileType: 1,
		minZoom: 8,
		maxZoom: 16,
		minLon: 115.4,
		minLat: 38.85,
		maxLon: 115.5,
		maxLat: 38.9,
		centerZoom: 12
	});
	expect(header.centerLon).toBeCloseTo(115.45, 7);
	expect(header.centerLat).toBeCloseTo(38.875, 7);
	expect(header.numAddressedTiles).toBe(tiles.length);
	expect(header.tileDataOffset + header.tileDataLength!).toBe(bytes.length);
	expect(report).toMatchObject({ bytes: bytes.length, tiles: tiles.length });
	expect(metadata).toMatchObject({ name: '保定', attribution: '© 测试', type: 'baselayer', format: 'pbf' });
	const listed = metadata.vector_layers as { id: string; minzoom: number; fields: object }[];
	expect(listed.map(({ id, minzoom }) => [id, minzoom])).toEqual([
		['landuse', 10],
		['district', 8],
		['district_line', 8],
		['railway', 9],
		['street', 8],
		['street_name', 11],
		['landmark', 9]
	]);
	expect(listed.find(({ id }) => id === 'street')?.fields).toEqual({
		name: 'String',
		nameEn: 'String',
		class: 'String',
		provenance: 'String',
		main: 'Boolean',
		rank: 'Number'
	});
});

test('every tile is valid: known layers and fields, geometry that is more than a point', async () => {
	const { archive } = await writeCity();
	const listed = archive.metadata.vector_layers as { id: string; fields: object; minzoom: number }[];
	for (const { z, tile } of archive.tiles)
		for (const [name, layer] of Object.entries(tile.layers)) {
			const schema = listed.find(({ id }) => id === name)!;
			expect(z).toBeGreaterThanOrEqual(schema.minzoom);
			expect(layer).toMatchObject({ version: 2, extent: 4096 });
			for (const feature of featuresOf(tile, name)) {
				expect(Object.keys(schema.fields)).toEqual(expect.arrayContaining(Object.keys(feature.properties)));
				const shortest = Math.min(...feature.loadGeometry().map((line) => line.length));
				expect(shortest).toBeGreaterThan([0, 0, 1, 3][feature.type]!);
			}
		}
});

test('names, classes and numbers come back; empty names and unlisted properties are not written', async () => {
	const { archive } = await writeCity();
	const { x, y } = tileAt([115.4736, 38.8705], 16);
	const [street] = featuresOf(await archive.find(16, x, y), 'street');
	expect(street?.properties).toEqual({
		name: '东风路',
		nameEn: 'Dongfeng Road',
		class: 'primary',
		provenance: 'imported',
		main: true,
		rank: 1
	});
	const lane = tileAt([115.45, 38.89], 16);
	const [found] = featuresOf(await archive.find(16, lane.x, lane.y), 'street');
	expect(found?.properties).toEqual({ class: 'lane', provenance: 'illustrative', main: false, rank: 5 });
	const park = tileAt([115.47, 38.865], 14);
	expect(featuresOf(await archive.find(14, park.x, park.y), 'landuse')[0]?.properties).toEqual({
		kind: 'park',
		name: '竞秀公园'
	});
	const station = tileAt([115.4736, 38.8625], 16);
	expect(featuresOf(await archive.find(16, station.x, station.y), 'landmark')[0]?.properties).toEqual({
		id: 'L1',
		name: '保定站',
		nameEn: 'Baoding Railway Station',
		kind: 'railway_station',
		rank: 1
	});
});

test('small streets come in at their zoom where streets are many', async () => {
	const main = way('1', [
		[115.4505, 38.8705],
		[115.4595, 38.8705]
	]);
	const lanes = Array.from({ length: 60 }, (_, i) =>
		way(
			`lane ${i}`,
			[
				[115.4505 + i * 0.00015, 38.8706],
				[115.4505 + i * 0.00015, 38.8795]
			],
			{ streetClass: 'lane', name: '' }
		)
	);
	const { archive } = await writeCity({ layers: buildBasemapLayers({ ways: [main, ...lanes] }) });
	const classesAt = async (z: number) => {
		const { x, y } = tileAt([115.455, 38.8705], z);
		return featuresOf(await archive.find(z, x, y), 'street').map(({ properties }) => properties.class);
	};
	expect(await classesAt(8)).toEqual(['primary']);
	expect(await classesAt(13)).toEqual(['primary']);
	expect(new Set(await classesAt(14))).toEqual(new Set(['primary', 'lane']));
});

test('small streets are seen from afar where streets are few', async () => {
	const { archive } = await writeCity();
	const { x, y } = tileAt([115.45, 38.87], 12);
	const found = featuresOf(await archive.find(12, x, y), 'street');
	expect(found.map(({ properties }) => properties.class)).toContain('lane');
});

test('the same input gives the same bytes, and only whole files appear', async () => {
	const first = await writeCity();
	const second = await writeCity();
	expect(second.archive.bytes.equals(first.archive.bytes)).toBe(true);
	expect(readdirSync(folder).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
});

test('equal tiles are stored once, neighbours as one run', async () => {
	const path = freshPath();
	const layers = { landuse: [square(115, 38, 0.2, { kind: 'water' })] };
	const report = await writeBasemap({ path, name: '', attribution: '', layers });
	const { header, tiles } = await readArchive(path);
	expect(tiles).toHaveLength(report.tiles);
	expect(report.tileContents).toBeLessThan(report.tiles / 10);
	expect(header).toMatchObject({ numTileContents: report.tileContents });
	expect(header.numTileEntries).toBeLessThan(report.tiles / 5);
});

test('an archive too large for one directory has leaves, and every tile is found', async () => {
	const random = buildRandom(7);
	const ids = new Set(Array.from({ length: 30_000 }, () => Math.floor(random() * 4096 * 4096)));
	const archive = new PmtilesArchive();
	for (const id of ids)
		archive.add(12, id % 4096, Math.floor(id / 4096), Buffer.from(`${id} `.repeat(1 + (id % 9))));
	const { parts, stats } = archive.finish({
		minZoom: 12,
		maxZoom: 12,
		bounds: [-180, -85, 180, 85],
		centre: { lngLat: [0, 0], zoom: 12 },
		metadata: {}
	});
	const path = freshPath();
	writeFileSync(path, Buffer.concat(parts));
	const { header, pmtiles } = openArchive(path);
	const { leafDirectoryLength, rootDirectoryOffset, rootDirectoryLength } = await header;
	expect(leafDirectoryLength).toBeGreaterThan(0);
	expect(rootDirectoryOffset + rootDirectoryLength).toBeLessThanOrEqual(16_384);
	expect(stats.addressedTiles).toBe(ids.size);
	for (const id of ids) {
		const tile = await pmtiles.getZxy(12, id % 4096, Math.floor(id / 4096));
		if (
			!Buffer.from(tile?.data ?? new ArrayBuffer())
				.toString()
				.startsWith(`${id} `)
		)
			throw new Error(`Tile ${id} does not come back.`);
	}
	expect(() => archive.add(13, 8192, 0, new Uint8Array())).toThrow('outside zoom level bounds');
});

test('what is too small for the grid is left out, not written as a point', async () => {
	const speck = way('2', [
		[115.450_000_01, 38.880_000_01],
		[115.450_000_02, 38.880_000_02]
	]);
	const layers = buildBasemapLayers({ ways: [...CITY.ways.slice(0, 1), { ...speck, name: '点' }] });
	const path = freshPath();
	await writeBasemap({ path, name: '', attribution: '', layers });
	const { tiles } = await readArchive(path);
	const names = new Set(
		tiles.flatMap(({ tile }) => featuresOf(tile, 'street').map((f) => f.properties.name))
	);
	expect([...names]).toEqual(['东风路']);
});

test('a tile lies wherever a line passes, with the line in it', async () => {
	const random = buildRandom(42);
	const ways = Array.from({ length: 60 }, (_, i) => {
		let [lng, lat] = [115.3 + 0.3 * random(), 38.75 + 0.2 * random()];
		const coordinates = Array.from({ length: 2 + Math.floor(8 * random()) }, (): [number, number] => {
			[lng, lat] = [lng + 0.02 * (random() - 0.5), lat + 0.02 * (random() - 0.5)];
			return [lng, lat];
		});
		return way(String(i), coordinates, { name: `路${i}` });
	});
	const path = freshPath();
	await writeBasemap({ path, name: '', attribution: '', layers: buildBasemapLayers({ ways }) });
	const archive = await readArchive(path);
	const found = new Map(archive.tiles.map(({ z, x, y, tile }) => [`${z}/${x}/${y}`, tile]));
	for (const { name, coordinates } of ways)
		for (let i = 1; i < coordinates.length; i++)
			for (let part = 0; part <= 1; part += 0.05) {
				const [a, b] = [coordinates[i - 1]!, coordinates[i]!];
				// A straight line in degrees bends by less than a metre in Web Mercator over these lengths.
				const position = [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
				for (const z of [8, 12, 16]) {
					const { x, y } = tileAt(position, z);
					const names = featuresOf(found.get(`${z}/${x}/${y}`), 'street').map((f) => f.properties.name);
					expect(names, `${name} at ${position.join()} in ${z}/${x}/${y}`).toContain(name);
				}
			}
});

test('lines are true to a metre at the highest zoom, and simplified only below', async () => {
	const coordinates = Array.from({ length: 200 }, (_, i): [number, number] => [
		115.4 + i * 0.0005,
		38.87 + 0.000_02 * Math.sin(i)
	]);
	const path = freshPath();
	await writeBasemap({
		path,
		name: '',
		attribution: '',
		layers: buildBasemapLayers({ ways: [way('1', coordinates)] })
	});
	const { tiles } = await readArchive(path);
	const countAt = (zoom: number) =>
		tiles
			.filter(({ z }) => z === zoom)
			.flatMap(({ tile }) => featuresOf(tile, 'street').flatMap((f) => f.loadGeometry().flat())).length;
	expect(countAt(16)).toBeGreaterThanOrEqual(200);
	expect(countAt(10)).toBeLessThan(20);
	const drawn = tiles
		.filter(({ z }) => z === 16)
		.flatMap(({ x, y, z, tile }) =>
			featuresOf(tile, 'street').flatMap(
				(f) => f.toGeoJSON(x, y, z).geometry as never as { coordinates: number[][] }
			)
		)
		.flatMap((geometry) => geometry.coordinates);
	// One unit of 4096 at zoom 16 is 0.15 m, 1.3e-6 degrees.
	for (const [lng, lat] of coordinates)
		expect(Math.min(...drawn.map(([x, y]) => Math.hypot(x! - lng, y! - lat)))).toBeLessThan(2e-6);
});

test('bounds keep tiles outside away', async () => {
	const { archive } = await writeCity({ bounds: [115.44, 38.86, 115.46, 38.88] });
	const low = tileAt([115.44, 38.88], 16);
	const high = tileAt([115.46, 38.86], 16);
	for (const { x, y } of archive.tiles.filter(({ z }) => z === 16)) {
		expect(x).toBeGreaterThanOrEqual(low.x - 1);
		expect(x).toBeLessThanOrEqual(high.x + 1);
		expect(y).toBeGreaterThanOrEqual(low.y - 1);
		expect(y).toBeLessThanOrEqual(high.y + 1);
	}
	expect(archive.header).toMatchObject({ minLon: 115.44, maxLon: 115.46 });
});

test('misuse is refused before anything is written', async () => {
	const path = freshPath();
	const common = { path, name: '', attribution: '' };
	await expect(writeBasemap({ ...common, layers: {} })).rejects.toThrow('at least one feature');
	await expect(writeBasemap({ ...common, layers: { roads: [] } })).rejects.toThrow('no layer "roads"');
	const layers = buildBasemapLayers(CITY);
	await expect(writeBasemap({ ...common, layers, minZoom: 9, maxZoom: 8 })).rejects.toThrow(RangeError);
	expect(existsSync(path)).toBe(false);
});

test('a failed write leaves neither a file nor a rest', async () => {
	const path = join(folder, 'taken');
	mkdirSync(join(path, 'full'), { recursive: true });
	await expect(writeCity({ path })).rejects.toThrow();
	expect(readdirSync(folder).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
});

const DATA = join(import.meta.dirname, '../../../../shared/data/osm');
const reason = existsSync(DATA) ? '' : ` (skipped: no ${DATA})`;

describe.skipIf(reason !== '')(`real Baoding${reason}`, () => {
	test('is below 3 MB, complete and repeatable', async () => {
		const source = await readStreets(join(DATA, 'baoding-roads.osm.pbf'));
		const options = { name: '保定', attribution: source.attribution, layers: buildBasemapLayers(source) };
		const [path, again] = [freshPath(), freshPath()];
		const report = await writeBasemap({ path, ...options });
		await writeBasemap({ path: again, ...options });
		const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
		expect(digest(again)).toBe(digest(path));
		expect(report.bytes).toBeLessThan(3_000_000);
		const { tiles } = await readArchive(path);
		expect(tiles).toHaveLength(report.tiles);
		const names = new Set(
			tiles.flatMap(({ tile }) => featuresOf(tile, 'street').map(({ properties }) => properties.name))
		);
		for (const { name } of source.ways) if (name !== '') expect(names).toContain(name);
	});
});
