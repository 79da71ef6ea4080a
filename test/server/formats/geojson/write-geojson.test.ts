import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import { roundDegree } from '#lib/core/geometry/round-degree.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { writeGeojson } from '#lib/server/formats/geojson/write-geojson.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, readByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

const write = (given: ReturnType<typeof exportOf>, at = 0) =>
	JSON.parse(new TextDecoder().decode(writeGeojson(given.layers[at]!, given)));

test('a layer says of which plan it is', () => {
	const { features, ...head } = write(exportOf({ layers: ['districts'] }));
	expect(head).toEqual({
		type: 'FeatureCollection',
		name: 'districts',
		title: '区',
		city: 'small',
		cityName: '小城',
		revision: 7,
		asOf: '2022-03-01',
		coordinates: 'EPSG:4326',
		provenances: { approximate: 1, illustrative: 1 },
		illustrative: true,
		attribution: `O'Neill \\ 示意数据`,
		licence: '',
		generator: '连片 Lianpian small@7 2022-03-01 EPSG:4326'
	});
	expect(features).toHaveLength(2);
});

test('entrances are a layer of their own, in their order', () => {
	const [first, second] = write(exportOf({ layers: ['entrances'] })).features;
	expect(first.properties).toEqual({
		id: 'entrance-9',
		communityId: 'community-1',
		openTo: 'all',
		order: 1,
		provenance: 'approximate'
	});
	expect([second.id, second.properties.order]).toEqual(['entrance-8', 2]);
});

test('random plans come out as they are', () => {
	fc.assert(
		fc.property(fc.nat(), (seed) => {
			const features = buildRandomFeatures(seed);
			const { communities } = features;
			const written = write(exportOf({ features, layers: ['communities'] }));
			expect(written.features.map(({ properties, geometry }: never) => ({ properties, geometry }))).toEqual(
				communities.features.map(({ properties: { entrances: _, ...properties }, geometry }) => ({
					properties,
					geometry
				}))
			);
		}),
		{ numRuns: 100 }
	);
});

test.each(['EPSG:4490', 'EPSG:4547', 'EPSG:4526', 'EPSG:3857', 'EPSG:32650', 'gcj02', 'bd09'] as const)(
	'positions in %s lead back to the same positions of the plan',
	(crs) => {
		const features = buildRandomFeatures(3);
		const back = toWgs84(crs);
		const written = write(exportOf({ features, layers: ['communities'], crs }));
		expect(written.coordinates).toBe(crs);
		const places = (list: { geometry: { coordinates: unknown } }[]) =>
			list.flatMap(({ geometry }) => (geometry.coordinates as never[]).flat(3) as number[]);
		const found = places(written.features);
		const flat = places(features.communities.features as never[]);
		for (let i = 0; i < flat.length; i += 2)
			expect(back([found[i]!, found[i + 1]!] as LngLat).map(roundDegree)).toEqual([flat[i], flat[i + 1]]);
	}
);

describe.skipIf(!hasOgr)('GDAL', () => {
	test.each(['EPSG:4490', 'EPSG:4547', 'EPSG:4526', 'EPSG:4508', 'EPSG:3857', 'EPSG:32650'])(
		'reads names, values and the system %s',
		(crs) => {
			const given = exportOf({ layers: ['communities'], crs });
			const read = readByOgr(writeGeojson(given.layers[0]!, given), 'x.geojson');
			expect(read.name).toBe('communities');
			expect(read.crs?.properties.name).toBe(`urn:ogc:def:crs:${crs.replace(':', '::')}`);
			expect(read.features.map(({ properties }) => properties?.name)).toEqual(['北塘小区', '田野小区']);
			expect(read.features.map(({ geometry }) => geometry)).toEqual(
				write(given).features.map(({ geometry }: never) => geometry)
			);
		}
	);
});
