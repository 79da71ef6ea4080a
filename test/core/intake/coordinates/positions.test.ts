import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRID_CRS } from '../../../../src/lib/core/intake/coordinates/grid-crs.ts';
import { fromWgs84 } from '../../../../src/lib/core/intake/coordinates/from-wgs84.ts';
import { listCrs } from '../../../../src/lib/core/intake/coordinates/list-crs.ts';
import { nameCrs } from '../../../../src/lib/core/intake/coordinates/name-crs.ts';
import { toWgs84 } from '../../../../src/lib/core/intake/coordinates/to-wgs84.ts';
import type { CrsId } from '../../../../src/lib/core/intake/coordinates/types.ts';
import { haversineM } from '../../../../src/lib/core/geometry/local-metres.ts';
import type { LngLat } from '../../../../src/lib/core/geometry/types.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';
import { hasGdal, transformByGdal } from './gdal.ts';

/** By PROJ 9: code, degrees on its own datum, metres. */
const GOLDEN: readonly [number, lng: number, lat: number, x: number, y: number][] = [
	[4547, 114.3, 30.6, 528770.23725568, 3386666.25056236],
	[4526, 116.4, 39.9, 38705254.6596698, 4421184.0393349],
	[4509, 116.4, 39.9, 448688.855734416, 4418598.00125859],
	[4548, 116.4, 39.9, 448688.855734416, 4418598.00125859],
	[4498, 114.3, 30.6, 20241021.9235936, 3389735.53601098],
	[32650, 116.4, 39.9, 448709.380192469, 4416830.56217183],
	[32650, 114.3, 30.6, 241125.514825284, 3388379.64189325],
	[3857, 121.47, 31.23, 13521978.5466589, 3662655.18330459],
	[2383, 114.3, 30.6, 528770.25080654, 3386667.82881023],
	[2437, 121.47, 31.23, 640062.691231214, 3457467.84965067],
	[21460, 116.4, 39.9, 448687.998, 4418676.15],
	[2334, 116.4, 39.9, 20448688.8315472, 4418600.06229046]
];

test.each(GOLDEN)('EPSG:%i is where PROJ has it, both ways and with axes swapped', (code, lng, lat, x, y) => {
	const id: CrsId = `EPSG:${code}`;
	const [toX, toY] = fromWgs84(id)([lng, lat]);
	// A millimetre: both follow Poder and Engsager's series.
	expect(Math.hypot(toX - x, toY - y)).toBeLessThan(0.002);
	expect(haversineM(...toWgs84(id)([x, y, 12]), lng, lat)).toBeLessThan(0.002);
	expect(haversineM(...toWgs84({ id, swapped: true })([y, x]), lng, lat)).toBeLessThan(0.002);
	const [swappedX, swappedY] = fromWgs84({ id, swapped: true })([lng, lat]);
	expect([swappedX, swappedY]).toEqual([toY, toX]);
});

describe.skipIf(!hasGdal)('beside gdaltransform (skipped where gdal-bin is not installed)', () => {
	// A process for each takes 0.1 s: every fifth system, more with more cases.
	const every = Math.max(1, Math.round(5 / howMany(1)));

	test('systems of the table are within 0.1 m, in and beside its zone', () => {
		const systems = GRID_CRS.filter(
			({ kind, code, meridian }) =>
				kind !== 'degrees' && code < 32700 && (kind !== 'utm' || (meridian >= 75 && meridian <= 135))
		).filter((_, i, { length }) => i % every === 0 || i === length - 1);
		for (const { code, datum, kind, meridian } of systems) {
			const own = { wgs84: 4326, cgcs2000: 4490, beijing54: 4214, xian80: 4610 }[datum];
			const middle = kind === 'mercator' ? 110 : meridian;
			const degrees = [-3.5, -1.2, 0, 0.7, 3].flatMap((off) =>
				[18.2, 31.7, 38.9, 53].map((lat): LngLat => [middle + off, lat])
			);
			const expected = transformByGdal(`EPSG:${own}`, `EPSG:${code}`, degrees);
			for (const [i, lngLat] of degrees.entries()) {
				const [x, y] = fromWgs84(`EPSG:${code}`)(lngLat);
				expect(Math.hypot(x - expected[i]![0], y - expected[i]![1]), `EPSG:${code}`).toBeLessThan(0.1);
				expect(haversineM(...toWgs84(`EPSG:${code}`)(expected[i]!), ...lngLat)).toBeLessThan(0.1);
			}
		}
	});
});

const points = sharedData('formats/control-points.csv');
test.skipIf(points.isMissing)('six places in eleven systems (skipped without shared data)', () => {
	const [head, ...rows] = readFileSync(points.path, 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));
	const systems = head!.flatMap((column, i) => {
		const name = /^(epsg\d+|gcj02|bd09)_(E|lon)$/.exec(column)?.[1];
		return name ? [{ id: name.replace('epsg', 'EPSG:') as CrsId, i }] : [];
	});
	expect(systems.length).toBeGreaterThan(8);
	for (const row of rows)
		for (const { id, i } of systems) {
			const place = toWgs84(id)([Number(row[i]), Number(row[i + 1])]);
			// The file has six decimals of degrees and millimetres.
			expect(haversineM(...place, Number(row[1]), Number(row[2])), `${row[0]} ${id}`).toBeLessThan(0.12);
		}
});

describe('GCJ-02 and BD-09', () => {
	const inChina = fc.tuple(
		fc.double({ min: 73.6, max: 134.7, noNaN: true }),
		fc.double({ min: 3.9, max: 53.5, noNaN: true })
	);

	test.each(['gcj02', 'bd09'] as const)(
		'%s is undone within 0.01 m all over China',
		(id) => {
			const forward = fromWgs84(id);
			const back = toWgs84(id);
			fc.assert(
				fc.property(inChina, (lngLat) => {
					const shifted = forward(lngLat);
					expect(haversineM(...back(shifted), ...lngLat)).toBeLessThan(0.01);
				}),
				{ numRuns: howMany(20_000), seed: 12 }
			);
		},
		60_000
	);

	test.each(['gcj02', 'bd09'] as const)('%s changes nothing outside China', (id) => {
		for (const lngLat of [
			[7.42, 43.73],
			[-74, 40.7],
			[151.2, -33.9],
			[139.7, 35.7]
		] as LngLat[]) {
			expect(toWgs84(id)(lngLat)).toEqual(lngLat);
			expect(fromWgs84(id)(lngLat)).toEqual(lngLat);
		}
	});

	test('are shifted as map services do', () => {
		// Tian'anmen: published pairs of WGS-84, GCJ-02 and BD-09, to four decimals.
		const [gcjLng, gcjLat] = fromWgs84('gcj02')([116.3912, 39.9075]);
		expect(gcjLng).toBeCloseTo(116.3974, 3);
		expect(gcjLat).toBeCloseTo(39.9089, 3);
		const [bdLng, bdLat] = fromWgs84('bd09')([116.3912, 39.9075]);
		expect(bdLng).toBeCloseTo(116.4038, 3);
		expect(bdLat).toBeCloseTo(39.9151, 3);
	});
});

test('what a system does not reach is NaN, and an unknown one is refused', () => {
	expect(toWgs84('EPSG:4547')([Number.NaN, 1])).toEqual([Number.NaN, Number.NaN]);
	expect(toWgs84('EPSG:4547')([Infinity, 1])).toEqual([Number.NaN, Number.NaN]);
	expect(fromWgs84('EPSG:4547')([Number.NaN, 1])).toEqual([Number.NaN, Number.NaN]);
	expect(() => toWgs84('EPSG:1234')).toThrow(/EPSG:1234/);
	expect(() => toWgs84('local')).toThrow(/control points/);
	expect(() => toWgs84({ id: 'wkt', wkt: 'PROJCS[' })).toThrow(/PROJCS/);
});

test('a local system is a similarity of its plane, both ways', () => {
	const crs = {
		id: 'local' as const,
		similarity: {
			plane: 'EPSG:4547' as const,
			from: [1000, 2000] as [number, number],
			to: [528770, 3386666] as [number, number],
			a: 0.9998,
			b: 0.02
		}
	};
	const lngLat = toWgs84(crs)([1500, 2500]);
	const expected = toWgs84('EPSG:4547')([
		528770 + 0.9998 * 500 - 0.02 * 500,
		3386666 + 0.02 * 500 + 0.9998 * 500
	]);
	expect(haversineM(...lngLat, ...expected)).toBeLessThan(1e-6);
	const [x, y] = fromWgs84(crs)(lngLat);
	expect(Math.hypot(x - 1500, y - 2500)).toBeLessThan(1e-3);
});

test('the list to choose from has every system once, named in both languages', () => {
	const list = listCrs();
	expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
	expect(list.map(({ id }) => id)).toEqual(
		expect.arrayContaining(['EPSG:4490', 'gcj02', 'bd09', 'EPSG:4547', 'EPSG:32650', 'EPSG:2437'])
	);
	for (const { name } of list) expect([name.zh, name.en]).not.toContain('');
	expect(nameCrs({ id: 'EPSG:4526', swapped: true }).zh).toBe(
		'国家2000（CGCS2000）3度带第38带（中央经线114°E，坐标带带号），纵横坐标颠倒'
	);
});
