import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { area as turfArea } from '@turf/area';
import { booleanValid } from '@turf/boolean-valid';
import type { FeatureCollection, Polygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { findSelfCrossing } from '#lib/core/geometry/find-self-crossing.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { area, at, centre, city, filesOf, openFolder } from './drawn-files.ts';

const { drawn, folder, remove } = openFolder();
afterAll(remove);

interface Covered {
	landM2: number;
	within: Record<string, { areaM2: number; share: number | null }>;
}
interface Row extends Covered {
	id: string;
	name: string;
	residential: Covered | null;
}
interface Gap {
	minutes: number;
	rank: number;
	areaM2: number;
	residentialM2: number | null;
	partId: string;
	lngLat: [number, number];
	nearest: { name: string; distanceM: number }[];
}
interface Ground {
	measuredOn: string;
	land: string;
	residentialLand: string | null;
	illustrative: boolean;
	whatIf: string | null;
	errors: { minutes: number; reached: number; missedPercent: number; wronglyInsidePercent: number }[];
	totals: Row;
	districts: Row[];
	clusters: Row[];
	leastGapM2: number;
	gaps: Gap[];
	slivers: { minutes: number; count: number; areaM2: number }[];
}

describe('ground coverage of the default city', () => {
	const out = join(folder, 'gaps.geojson');
	const found = runJson<Ground>('circles', '--ground', '--json', '--out', out);
	const gaps = JSON.parse(readFileSync(out, 'utf8')) as FeatureCollection<Polygon, Gap>;
	const share = ({ within }: Covered, minutes: number) => within[minutes]!.share!;

	it('is printed with its basis and its error', () => {
		expect(found).toMatchObject({
			measuredOn: 'drawing',
			land: 'clusters',
			residentialLand: 'landuse',
			illustrative: true,
			whatIf: null,
			leastGapM2: 10_000
		});
		expect(found.errors.map(({ minutes }) => minutes)).toEqual([15, 30]);
		for (const { reached, missedPercent, wronglyInsidePercent } of found.errors) {
			expect(reached).toBeGreaterThan(100_000);
			expect(missedPercent + wronglyInsidePercent).toBeLessThan(0.01);
		}
	});

	it('has the figures that an overlay of whole areas gave', () => {
		// Clusters, districts and the circles of 15 and 30 minutes overlaid as a whole, without any shortcut.
		expect(found.totals.landM2 / 1e6).toBeCloseTo(137.117, 2);
		const known = {
			'cluster-01': [0.5549, 0.9647],
			'cluster-08': [0.8152, 1],
			'cluster-12': [0.5362, 0.9238]
		};
		for (const [id, [inner, outer]] of Object.entries(known)) {
			const row = found.clusters.find((cluster) => cluster.id === id)!;
			expect(share(row, 15)).toBeCloseTo(inner!, 3);
			expect(share(row, 30)).toBeCloseTo(outer!, 3);
		}
		expect(share(found.totals, 15)).toBeCloseTo(0.6393, 3);
		expect(share(found.totals, 30)).toBeCloseTo(0.9827, 3);
		expect(share(found.totals.residential!, 15)).toBeCloseTo(0.6774, 3);
	});

	it('adds up over its clusters and over its districts', () => {
		expect([found.clusters.length, found.districts.length]).toEqual([12, 3]);
		for (const rows of [found.clusters, found.districts])
			for (const [of, whole] of [
				[(row: Row): Covered => row, found.totals],
				[(row: Row): Covered => row.residential!, found.totals.residential!]
			] as const) {
				const sum = (value: (covered: Covered) => number) =>
					rows.reduce((all, row) => all + value(of(row)), 0);
				expect(Math.abs(sum(({ landM2 }) => landM2) - whole.landM2)).toBeLessThan(20);
				for (const m of [15, 30])
					expect(Math.abs(sum(({ within }) => within[m]!.areaM2) - whole.within[m]!.areaM2)).toBeLessThan(20);
			}
	});

	it('lists gaps worst first, valid areas that are what lies beyond', () => {
		for (const minutes of [15, 30]) {
			const own = found.gaps.filter((gap) => gap.minutes === minutes);
			expect(own.map(({ rank }) => rank)).toEqual(own.map((_, i) => i + 1));
			expect(own.map(({ areaM2 }) => areaM2)).toEqual(
				own.map(({ areaM2 }) => areaM2).toSorted((m, n) => n - m)
			);
			expect(own.every(({ areaM2 }) => areaM2 >= 10_000)).toBe(true);
			const slivers = found.slivers.find((of) => of.minutes === minutes)!;
			const beyond = own.reduce((sum, { areaM2 }) => sum + areaM2, slivers.areaM2);
			const { landM2, within } = found.totals;
			// A millionth of the land is what areas change by where long sides are divided.
			expect(Math.abs(landM2 - within[minutes]!.areaM2 - beyond)).toBeLessThan(200);
		}
		expect(gaps.features.map(({ properties }) => properties)).toEqual(found.gaps);
		for (const { geometry, properties } of gaps.features) {
			expect(Math.abs(turfArea(geometry) - properties.areaM2)).toBeLessThan(1);
			expect(properties.residentialM2!).toBeLessThanOrEqual(properties.areaM2 + 1);
			expect(properties.nearest).toHaveLength(2);
		}
		expect(gaps.features.slice(0, 20).every(({ geometry }) => booleanValid(geometry))).toBe(true);
		expect(gaps.features.flatMap(({ geometry }) => findSelfCrossing(geometry) ?? [])).toEqual([]);
	});

	it('grows where a centre is added in its largest gap', () => {
		const tried = runJson<Ground>(
			'circles',
			'--ground',
			'--json',
			'--what-if',
			`centre~new-1~${found.gaps[0]!.lngLat.join(',')}`,
			'--minutes',
			'15'
		);
		expect(tried.whatIf).toContain('centre~');
		expect(tried.totals.within['15']!.areaM2).toBeGreaterThan(found.totals.within['15']!.areaM2);
	});
});

/** A file of areas by their corners, metres east and north of D. */
function landOf(...rings: [number, number][][]): string {
	const path = join(folder, `land-${rings.flat().join('-')}.geojson`);
	const features = rings.map((ring, i) => ({
		type: 'Feature',
		properties: { id: `land-${i}` },
		geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!].map(([east, north]) => at(east, north))] }
	}));
	writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
	return path;
}

describe('ground coverage of files', () => {
	const small = drawn([centre('a', city.at('A'))], [area('k', [0, 5, 40, 35], [[20, 5]])]);

	it('needs land: areas of a file do', () => {
		const { communities } = filesOf(small);
		const refused = runCli('circles', '--ground', ...small);
		expect(refused.code).toBe(2);
		expect(refused.stderr).toContain('--land FILE');
		const found = runJson<Ground>(
			'circles',
			'--ground',
			'--json',
			'--minutes',
			'15,30',
			...small,
			'--land',
			communities!
		);
		expect(found).toMatchObject({ land: 'file', residentialLand: 'communities', districts: [] });
		expect(found.clusters.map(({ id }) => id)).toEqual(['k']);
		// The land is the one community, so that all of it is residential.
		expect(found.totals.residential!.landM2).toBe(found.totals.landM2);
		expect(found.totals.landM2).toBeGreaterThan(1150);
		expect(found.totals.landM2).toBeLessThan(1250);
		// D is 900 m from the centre: fifteen minutes end there, and thirty go all over the block.
		expect(found.totals.within['15']!.share).toBeGreaterThan(0.3);
		expect(found.totals.within['15']!.share).toBeLessThan(0.9);
		expect(found.totals.within['30']!.share).toBe(1);
		expect(found.gaps).toEqual([]);
		expect(found.slivers.map(({ count }) => count)).toEqual([1, 0]);
	});

	it.each([
		[['--ground', '--each'], 'one of'],
		[['--land', 'x.geojson'], 'for --ground'],
		[['--least-gap', '5'], 'for --ground'],
		[['--ground', '--least-gap', 'many'], 'square metres'],
		[['--ground', '--least-gap', '-1'], 'square metres'],
		[['--ground', '--land', ''], '--land takes'],
		[['--ground', '--land', filesOf(small).centres!], 'is a point, not an area'],
		[
			[
				'--ground',
				'--land',
				landOf([
					[0, 0],
					[80, 80],
					[80, 0],
					[0, 80]
				])
			],
			'crosses itself'
		],
		[
			[
				'--ground',
				'--land',
				landOf(
					[
						[0, 0],
						[80, 0],
						[80, 80],
						[0, 80]
					],
					[
						[40, 40],
						[120, 40],
						[120, 120],
						[40, 120]
					]
				)
			],
			'shares ground with'
		]
	])('refuses %s', (options, why) => {
		const { code, stderr, stdout } = runCli('circles', ...options);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(why);
	});
});
