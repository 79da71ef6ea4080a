import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry, Point } from 'geojson';
import { describe, expect, test } from 'vitest';
import { bboxOf } from '../../../../src/lib/core/geometry/bbox.ts';
import { buildRandom } from '../../../../src/lib/core/geometry/seeded-random.ts';
import type { LngLat } from '../../../../src/lib/core/geometry/types.ts';
import { fromWgs84 } from '../../../../src/lib/core/intake/coordinates/from-wgs84.ts';
import { judgeCrs } from '../../../../src/lib/core/intake/coordinates/judge-crs.ts';
import type { Crs, CrsGround, CrsId } from '../../../../src/lib/core/intake/coordinates/types.ts';
import type { CrsDeclaration } from '../../../../src/lib/core/intake/types.ts';
import { decodeNetwork } from '../../../../src/lib/core/network/decode-network.ts';
import { listNetworkStreets } from '../../../../src/lib/core/network/list-network-streets.ts';
import { COORDINATES, sayCoordinates } from '../../../../src/lib/intake-texts/coordinates.ts';
import { howMany } from '../../../helpers/how-many.ts';
import { sharedData } from '../../../helpers/shared-data.ts';
import { hasGdal } from './gdal.ts';
import { drawCity, FEATURE_KINDS, toDegrees, type SyntheticCity } from './synthetic-city.ts';

const written = (geometries: readonly Geometry[], crs: Crs): Geometry[] => {
	const place = fromWgs84(crs) as (xy: readonly number[]) => LngLat;
	return geometries.map((geometry) => toDegrees(geometry, place));
};

const cities = new Map<number, SyntheticCity>();
function cityOf(i: number): SyntheticCity {
	const city = cities.get(i) ?? drawCity(i, i + 1);
	cities.set(i, city);
	return city;
}

const prj = (text: string): CrsDeclaration => ({ from: 'prj', text });
const codes = (told: readonly { code: string }[]): string[] => told.map(({ code }) => code);

describe('every variant that files come in is named', () => {
	const city = cityOf(0);
	const features = city.draw('mixed', 60, buildRandom(4));
	const undeclared: CrsId[] = [
		'EPSG:4326',
		'EPSG:4490',
		'gcj02',
		'bd09',
		'EPSG:4547',
		'EPSG:4526',
		'EPSG:4548',
		'EPSG:4527',
		'EPSG:4509',
		'EPSG:4498',
		'EPSG:32650',
		'EPSG:3857'
	];
	const variants = undeclared.flatMap((id) => [
		{ id, swapped: false },
		{ id, swapped: true }
	]);

	test.each(variants)('$id, swapped: $swapped, of which the file says nothing', ({ id, swapped }) => {
		const { chosen, isSure, told } = judgeCrs({
			geometries: written(features, { id, swapped }),
			declared: null,
			ground: city.ground
		});
		expect([chosen!.crs.id, ...chosen!.sameAs]).toContain(id);
		expect(chosen!.crs.swapped).toBe(swapped);
		expect(isSure).toBe(true);
		expect(told).toEqual([]);
		expect(chosen!.shareWithinCity).toBeGreaterThan(0.9);
	});

	test.each(
		(['EPSG:2362', 'EPSG:2383', 'EPSG:2414', 'EPSG:2435', 'EPSG:4610', 'EPSG:4509'] as CrsId[]).flatMap(
			(id) => [
				{ id, swapped: false },
				{ id, swapped: true }
			]
		)
	)('$id, swapped: $swapped, by what the file says', ({ id, swapped }) => {
		const { chosen, isSure } = judgeCrs({
			geometries: written(features, { id, swapped }),
			declared: prj(id),
			ground: city.ground
		});
		expect(chosen!.crs).toMatchObject({ id, swapped });
		expect(isSure).toBe(true);
		if (id !== 'EPSG:4509') expect(codes(chosen!.evidence)).toContain('crs-old-datum');
	});

	test('numbers of an older datum that nobody declares are not taken for CGCS2000', () => {
		const { isSure, told } = judgeCrs({
			geometries: written(features, { id: 'EPSG:2435' }),
			declared: null,
			ground: city.ground
		});
		expect(isSure).toBe(false);
		expect(codes(told)).toContain('crs-unexplained-shift');
		// Krassovsky's ellipsoid puts the same degrees 74 m farther north on the plane.
		const { north } = told[0]!.parameters;
		expect(Number(north)).toBeGreaterThan(50);
		expect(Number(north)).toBeLessThan(100);
	});
});

describe('what a file says is checked', () => {
	const city = cityOf(1);
	const features = city.draw('communities', 50, buildRandom(8));

	test('GCJ-02 that is declared as WGS-84 is found out', () => {
		const { chosen, isSure, told } = judgeCrs({
			geometries: written(features, { id: 'gcj02' }),
			declared: { from: 'crs-member', text: 'urn:ogc:def:crs:OGC:1.3:CRS84' },
			ground: city.ground
		});
		expect(chosen!.crs.id).toBe('gcj02');
		expect(isSure).toBe(true);
		expect(told).toEqual([
			{ code: 'crs-declared-contradicted', parameters: { declared: 'EPSG:4326', crs: 'gcj02' } }
		]);
		expect(chosen!.evidence.map((one) => sayCoordinates(one, 'zh'))).toContainEqual(
			expect.stringMatching(
				/^像是高德、腾讯坐标（GCJ-02）：偏[东西] \d+ 米、偏[南北] \d+ 米；改正后与街道中位偏差 \d+ 米$/
			)
		);
	});

	test('another zone than declared, and degrees declared as metres, are found out', () => {
		for (const [id, said] of [
			['EPSG:4547', 'EPSG:4548'],
			['EPSG:4526', 'EPSG:4547'],
			['EPSG:4326', 'EPSG:4547']
		] as [CrsId, string][]) {
			const { chosen, isSure, told } = judgeCrs({
				geometries: written(features, { id }),
				declared: prj(said),
				ground: city.ground
			});
			expect([chosen!.crs.id, isSure]).toEqual([id, true]);
			expect(codes(told)).toEqual(['crs-declared-contradicted']);
		}
	});

	test('GCJ-02 that was projected as if it were WGS-84 is not believed to be what its .prj says', () => {
		const shifted = written(features, { id: 'gcj02' });
		const { isSure, told } = judgeCrs({
			geometries: written(shifted, { id: 'EPSG:4547' }),
			declared: prj('EPSG:4547'),
			ground: city.ground
		});
		expect(isSure).toBe(false);
		expect(codes(told)).toEqual(['crs-unexplained-shift']);
	});

	test('a projected system that is declared is believed for few features too; degrees are not', () => {
		const few = features.slice(0, 3);
		const declared = judgeCrs({
			geometries: written(few, { id: 'EPSG:4547' }),
			declared: prj('EPSG:4547'),
			ground: city.ground
		});
		expect([declared.chosen!.crs.id, declared.isSure]).toEqual(['EPSG:4547', true]);
		const degrees = judgeCrs({ geometries: few, declared: prj('EPSG:4490'), ground: city.ground });
		expect([degrees.chosen!.crs.id, degrees.isSure]).toEqual(['EPSG:4490', false]);
		expect(codes(degrees.told)).toEqual(['crs-too-little-evidence']);
	});

	test('an unreadable declaration is said, and the data decide', () => {
		const { chosen, told } = judgeCrs({
			geometries: features,
			declared: prj('EPSG:27700'),
			ground: city.ground
		});
		expect(chosen!.crs.id).toBe('EPSG:4326');
		expect(codes(told)).toEqual(['crs-unknown-code']);
	});
});

describe('where evidence does not suffice', () => {
	const city = cityOf(2);

	test('without positions there is no system', () => {
		for (const geometries of [[], [null], [{ type: 'Point', coordinates: [0, 0] } as Geometry]]) {
			const { chosen, candidates, isSure, told } = judgeCrs({
				geometries,
				declared: null,
				ground: city.ground
			});
			expect([chosen, candidates, isSure, codes(told)]).toEqual([undefined, [], false, ['crs-no-positions']]);
		}
	});

	test('points that have nothing to do with streets are not sure', () => {
		const random = buildRandom(3);
		const [west, south, east, north] = city.ground.bbox;
		for (let time = 0; time < howMany(10); time++) {
			const geometries = Array.from({ length: 60 }, (): Geometry => ({
				type: 'Point',
				coordinates: [west + (east - west) * random(), south + (north - south) * random()]
			}));
			expect(judgeCrs({ geometries, declared: null, ground: city.ground }).isSure).toBe(false);
		}
	});

	test('a few points are not sure, but known names make them so', () => {
		const points = city.draw('inBlocks', 4, buildRandom(6));
		const names = ['甲小区', '乙小区', '丙小区', '丁小区'];
		const known = new Map(
			names.map((name, i) => [name, (points[i] as Point).coordinates as LngLat] as const)
		);
		const question = { geometries: written(points, { id: 'bd09' }), declared: null, ground: city.ground };
		expect(judgeCrs(question).isSure).toBe(false);
		const { chosen, isSure } = judgeCrs({ ...question, names, known });
		expect([chosen!.crs.id, isSure]).toEqual(['bd09', true]);
		expect(codes(chosen!.evidence)).toContain('crs-names-near');
	});

	test('data of another city are said to lie outside', () => {
		const { isSure, told } = judgeCrs({
			geometries: cityOf(3).draw('streets', 40, buildRandom(1)),
			declared: null,
			ground: city.ground
		});
		expect(isSure).toBe(false);
		expect(codes(told)).toContain('crs-outside-city');
	});

	test('a city of which nothing is known: only magnitudes and what the file says', () => {
		const features = city.draw('streets', 40, buildRandom(2));
		const ask = (id: CrsId, said?: string) =>
			judgeCrs({ geometries: written(features, { id }), declared: said ? prj(said) : null, ground: null });
		// Guangzhou: central meridian 114.
		expect(ask('EPSG:4547', 'EPSG:4547')).toMatchObject({
			chosen: { crs: { id: 'EPSG:4547' } },
			isSure: true
		});
		expect(ask('EPSG:4526')).toMatchObject({ chosen: { crs: { id: 'EPSG:4526' } }, isSure: false });
		const open = ask('EPSG:4547');
		expect([open.chosen, open.isSure, codes(open.told)]).toEqual([undefined, false, ['crs-zone-unsaid']]);
		expect(ask('gcj02', 'EPSG:4490')).toMatchObject({ chosen: { crs: { id: 'EPSG:4490' } }, isSure: false });
		const contradicted = ask('EPSG:4526', 'EPSG:4490');
		expect(codes(contradicted.told)).toContain('crs-declared-contradicted');
	});

	test('a shift that no system explains is measured and not taken for one', () => {
		const [lng, lat] = [300 / 102_000, -220 / 111_000];
		const geometries = city
			.draw('streets', 60, buildRandom(12))
			.map((geometry) => toDegrees(geometry, ([x, y]) => [x + lng, y + lat]));
		const { isSure, told, candidates } = judgeCrs({ geometries, declared: null, ground: city.ground });
		expect(isSure).toBe(false);
		expect(codes(told)).toEqual(['crs-unexplained-shift']);
		const { shiftM } = candidates.find(({ crs }) => crs.id === 'EPSG:4326')!;
		expect(Math.abs(shiftM!.east - 300)).toBeLessThan(25);
		expect(Math.abs(shiftM!.north + 220)).toBeLessThan(25);
	});
});

test('many features that fit a wrong place a little are no evidence for it: the right one beside it is found', () => {
	const { ground, draw } = cityOf(0);
	for (const kind of ['streets', 'mixed'] as const) {
		const geometries = draw(kind, 1000, buildRandom(1)).map((geometry) =>
			toDegrees(geometry, ([x, y]) => [x + 0.003, y - 0.002])
		);
		const { isSure, told } = judgeCrs({ geometries, declared: null, ground });
		expect(isSure).toBe(false);
		expect(told).toMatchObject([{ code: 'crs-unexplained-shift' }]);
		// 0.003° east and 0.002° south there.
		expect(Math.abs(Number(told[0]!.parameters.east) - 260)).toBeLessThan(25);
		expect(Math.abs(Number(told[0]!.parameters.north) + 222)).toBeLessThan(25);
	}
});

test('GCJ-02 and BD-09 are told from WGS-84 by 30 features and more, of any kind, in several cities', () => {
	const systems = ['EPSG:4326', 'gcj02', 'bd09'] as const;
	const wrong: string[] = [];
	let missed = 0;
	let unsure = 0;
	// `LIANPIAN_CASES=667` makes it 10,000 of each system.
	const cases = howMany(3) * FEATURE_KINDS.length;
	for (let i = 0; i < cases; i++) {
		const city = cityOf(Math.floor(i / FEATURE_KINDS.length) % 24);
		const random = buildRandom(90_000 + i);
		const kind = FEATURE_KINDS[i % FEATURE_KINDS.length]!;
		const features = city.draw(kind, 30 + Math.floor(random() * 50), random);
		for (const id of systems) {
			const swapped = random() < 0.3;
			const { chosen, isSure } = judgeCrs({
				geometries: written(features, { id, swapped }),
				declared: null,
				ground: city.ground
			});
			const isRight = chosen?.crs.id === id && chosen.crs.swapped === swapped;
			if (!isRight && (isSure || id === 'EPSG:4326')) wrong.push(`${city.name} ${kind} ${id} ${i}`);
			if (!isRight) missed++;
			if (!isSure) unsure++;
		}
	}
	expect(wrong).toEqual([]);
	expect(missed / (cases * systems.length)).toBeLessThan(0.005);
	// Thirty points scattered deep in blocks say little each; one asks rather than guesses.
	expect(unsure / (cases * systems.length)).toBeLessThan(0.02);
});

describe('with real streets', () => {
	const root = join(import.meta.dirname, '../../../..');
	const network = decodeNetwork(readFileSync(join(root, 'tiles/baoding/network.lpn')));
	const streets = listNetworkStreets(network).map(({ lngLats }) => lngLats);
	const ground: CrsGround = { bbox: bboxOf(streets.flat()), streets };
	const layer = (name: string): Geometry[] =>
		(
			JSON.parse(
				readFileSync(join(root, `src/lib/server/seed/baoding/${name}.geojson`), 'utf8')
			) as FeatureCollection
		).features.map(({ geometry }) => geometry);

	test.each(['communities', 'blocks', 'centres'])('%s of the default city are told apart', (name) => {
		for (const id of ['EPSG:4326', 'gcj02', 'bd09', 'EPSG:4547'] as const) {
			const { chosen, isSure } = judgeCrs({
				geometries: written(layer(name), { id }),
				declared: null,
				ground
			});
			expect(chosen!.crs.id).toBe(id);
			expect(isSure).toBe(true);
		}
	});
});

const shapes = sharedData('formats/streets_gbk_epsg4547.shp');
describe.skipIf(shapes.isMissing || !hasGdal)(
	'with real shapefiles (skipped without shared data and GDAL)',
	() => {
		const network = decodeNetwork(
			readFileSync(join(import.meta.dirname, '../../../../tiles/baoding/network.lpn'))
		);
		const streets = listNetworkStreets(network).map(({ lngLats }) => lngLats);
		const ground: CrsGround = { bbox: bboxOf(streets.flat()), streets };

		test.each(['4547', '4548', '4526', '4490'])('EPSG:%s is named with its .prj and without', (code) => {
			const { path } = sharedData(`formats/streets_gbk_epsg${code}.shp`);
			const { features } = JSON.parse(
				execFileSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', path], { encoding: 'utf8' })
			) as FeatureCollection;
			const geometries = features.map(({ geometry }) => geometry);
			const text = readFileSync(path.replace(/shp$/, 'prj'), 'utf8');
			for (const declared of [null, prj(text)]) {
				const { chosen, isSure } = judgeCrs({ geometries, declared, ground });
				expect([chosen!.crs.id, ...chosen!.sameAs]).toContain(`EPSG:${code}`);
				expect(isSure).toBe(true);
			}
		});
	}
);

test('whatever it is given it answers, and leaves the question as it is', () => {
	const { ground } = cityOf(0);
	const hostile: Geometry[] = [
		{ type: 'Point', coordinates: [] },
		{ type: 'Point', coordinates: [Infinity, 1e308] },
		{ type: 'LineString', coordinates: [] },
		{ type: 'Polygon', coordinates: [] },
		{ type: 'Polygon', coordinates: [[[115.4, 38.8]]] },
		{ type: 'MultiPolygon', coordinates: [[]] },
		{ type: 'GeometryCollection', geometries: [] },
		{
			type: 'LineString',
			coordinates: [
				[115.46, 38.87],
				[115.46, 38.87]
			]
		}
	];
	const question = { geometries: hostile, declared: null, ground };
	const before = structuredClone(question);
	expect(judgeCrs(question).isSure).toBe(false);
	expect(question).toEqual(before);
	expect(judgeCrs({ ...question, geometries: hostile.slice(0, 7) }).isSure).toBe(false);
});

test('every text fills its places in both languages', () => {
	for (const code of Object.keys(COORDINATES) as (keyof typeof COORDINATES)[]) {
		const names = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
		expect(names(COORDINATES[code].zh), code).toEqual(names(COORDINATES[code].en));
	}
});
