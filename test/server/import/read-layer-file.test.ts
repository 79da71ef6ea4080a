import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromWgs84 } from '#lib/core/intake/coordinates/from-wgs84.ts';
import type { CrsId } from '#lib/core/intake/coordinates/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readBoundary } from '#lib/server/cities/read-boundary.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { hasGdal } from '../../core/intake/coordinates/gdal.ts';
import { messageOf, temporaryFolder, writeTemporary } from './temporary-file.ts';

const STREETS: { name: string; kind: string; line: LngLat[] }[] = [
	{
		name: '东风路',
		kind: '主干路',
		line: [
			[115.45, 38.87],
			[115.46, 38.87],
			[115.47, 38.871]
		]
	},
	{
		name: '莲池大街',
		kind: '支路',
		line: [
			[115.46, 38.86],
			[115.46, 38.87]
		]
	}
];

/** The streets as GeoJSON in a coordinate system, named or not. */
function inSystem(crs: CrsId, named: string | null) {
	const place = fromWgs84(crs);
	return {
		type: 'FeatureCollection',
		...(named === null ? {} : { crs: { type: 'name', properties: { name: named } } }),
		features: STREETS.map(({ name, kind, line }) => ({
			type: 'Feature',
			properties: { 道路名称: name, 道路等级: kind },
			geometry: { type: 'LineString', coordinates: line.map((at) => place(at)) }
		}))
	};
}

async function expectStreets(path: string, options?: Parameters<typeof readStreets>[1]) {
	const { ways } = await readStreets(path, options);
	expect(ways.map(({ name, streetClass }) => [name, streetClass])).toEqual([
		['东风路', 'primary'],
		['莲池大街', 'tertiary']
	]);
	for (const [i, { coordinates }] of ways.entries())
		for (const [j, at] of coordinates.entries())
			expect(haversineM(...at, ...STREETS[i]!.line[j]!)).toBeLessThan(0.1);
	// They meet where they met.
	expect(ways[0]!.vertexKeys[1]).toBe(ways[1]!.vertexKeys[1]);
}

test.each<[CrsId, string]>([
	['EPSG:4547', 'urn:ogc:def:crs:EPSG::4547'],
	['EPSG:4526', 'EPSG:4526'],
	['EPSG:32650', 'EPSG:32650'],
	['EPSG:3857', 'EPSG:3857']
])('streets of GeoJSON in %s lie where they are', async (crs, named) => {
	await expectStreets(writeTemporary('streets.geojson', inSystem(crs, named)));
});

test.each<CrsId>(['EPSG:4547', 'gcj02', 'bd09'])(
	'streets in %s that say nothing, as somebody says',
	async (crs) => {
		await expectStreets(writeTemporary('silent.geojson', inSystem(crs, null)), { crs: { id: crs } });
	}
);

test('a declaration that the numbers contradict is refused with both', async () => {
	const path = writeTemporary('lying.geojson', inSystem('EPSG:4526', 'EPSG:3857'));
	const message = await messageOf(path, (file) => readStreets(file));
	expect(message).toMatch(
		/^coordinate system: the file says .*Web Mercator.*but its numbers look like CGCS2000/
	);
	expect(message).toContain('say which one it is');
});

test('a boundary comes in any system', async () => {
	const place = fromWgs84('EPSG:4547');
	const ring: LngLat[] = [
		[115.4, 38.8],
		[115.5, 38.8],
		[115.5, 38.9],
		[115.4, 38.8]
	];
	const path = writeTemporary('edge.geojson', {
		type: 'Feature',
		crs: { type: 'name', properties: { name: 'EPSG:4547' } },
		properties: {},
		geometry: { type: 'Polygon', coordinates: [ring.map((at) => place(at))] }
	});
	const { coordinates } = await readBoundary(path);
	for (const [i, at] of coordinates[0]![0]!.entries())
		expect(haversineM(...(at as LngLat), ...ring[i]!)).toBeLessThan(0.1);
});

test.skipIf(!hasGdal).each([
	['parts of a shapefile in GBK', 'ESRI Shapefile', 'roads.shp', 'EPSG:4547', ['-lco', 'ENCODING=GBK']],
	['a shapefile with zone numbers', 'ESRI Shapefile', 'zone.shp', 'EPSG:4526', ['-lco', 'ENCODING=UTF-8']],
	['a GeoPackage', 'GPKG', 'roads.gpkg', 'EPSG:4548', []],
	['KML', 'KML', 'roads.kml', 'EPSG:4326', []]
])("%s as GDAL writes it (skipped without GDAL's programs)", async (_, format, name, crs, more) => {
	const degrees = writeTemporary('degrees.geojson', inSystem('EPSG:4326', null));
	const path = join(temporaryFolder, name);
	execFileSync('ogr2ogr', ['-f', format, '-t_srs', crs, ...more, path, degrees], { stdio: 'pipe' });
	await expectStreets(path);
});

test.skipIf(!hasGdal)(
	"without a .prj a shapefile in metres is refused (skipped without GDAL's programs)",
	async () => {
		const degrees = writeTemporary('degrees2.geojson', inSystem('EPSG:4326', null));
		const path = join(temporaryFolder, 'bare.shp');
		execFileSync('ogr2ogr', ['-t_srs', 'EPSG:4547', '-lco', 'ENCODING=UTF-8', path, degrees], {
			stdio: 'pipe'
		});
		execFileSync('rm', [path.replace('.shp', '.prj')]);
		expect(await messageOf(path, (file) => readStreets(file))).toContain(
			'coordinate system: the file does not say in which system its coordinates are'
		);
		await expectStreets(path, { crs: { id: 'EPSG:4547' } });
	}
);
