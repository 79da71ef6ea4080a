import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, runJson } from '../helpers/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianpian-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
	const path = join(folder, name);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}

const point = (lngLat: [number, number], properties: object = {}) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Point', coordinates: lngLat }
});
const line = (...coordinates: [number, number][]) => ({
	type: 'Feature',
	properties: { name: '大街' },
	geometry: { type: 'LineString', coordinates }
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });

interface Amounts {
	communities: number;
	households: number;
}
interface Covered extends Amounts {
	covered: Record<string, Amounts>;
}
interface Coverage {
	minutes: number[];
	speedMps: number;
	totals: Covered;
	clusters: (Covered & { id: string; name: string })[];
	centres: (Covered & { id: string; offNetwork: boolean })[];
	communities: {
		id: string;
		name: string;
		clusterId: string;
		centreId: string;
		walkSeconds: number | null;
	}[];
	warnings: string[];
}
type Layer = { features: { id: string; properties: Record<string, unknown> }[] };

describe('coverage of the default city', () => {
	const coverage = runJson<Coverage>('coverage', '--json');

	it('answers as in the contract, with the published counts', () => {
		expect(coverage.minutes).toEqual([15, 30]);
		expect(coverage.speedMps).toBe(1);
		expect(coverage.totals.communities).toBe(509);
		expect(coverage.clusters).toHaveLength(12);
		expect(coverage.centres).toHaveLength(65);
		expect(coverage.communities).toHaveLength(509);
		expect(coverage.warnings).toEqual([]);
	});

	it('covers no less in 30 minutes than in 15, and adds up over clusters and centres', () => {
		const { covered } = coverage.totals;
		expect(covered[30]!.households).toBeGreaterThanOrEqual(covered[15]!.households);
		for (const parts of [coverage.clusters, coverage.centres])
			for (const m of [15, 30]) {
				const sum = parts.reduce((total, part) => total + part.covered[m]!.households, 0);
				expect(sum).toBe(covered[m]!.households);
			}
		const reached = coverage.communities.filter(
			({ walkSeconds }) => walkSeconds !== null && walkSeconds <= 900
		);
		expect(reached).toHaveLength(covered[15]!.communities);
	});

	it('adds the renovated ones with --all, and another budget does not change the times', () => {
		const all = runJson<Coverage>('coverage', '--all', '--minutes', '10', '--json');
		expect(all.communities.length).toBeGreaterThan(780);
		const times = new Map(all.communities.map(({ id, walkSeconds }) => [id, walkSeconds]));
		for (const { id, walkSeconds } of coverage.communities) expect(times.get(id)).toBe(walkSeconds);
	});

	it('gives the same from its own layers, written out and read back', () => {
		const layer = (name: string) => file(`${name}.geojson`, runCli('layer', name).stdout);
		const files = runJson<Coverage>(
			'coverage',
			'--json',
			'--network',
			layer('streets'),
			'--centres',
			layer('centres'),
			'--communities',
			layer('communities')
		);
		expect(files.totals).toEqual(coverage.totals);
		expect(files.communities.map(({ id, centreId, walkSeconds }) => [id, centreId, walkSeconds])).toEqual(
			coverage.communities.map(({ id, centreId, walkSeconds }) => [id, centreId, walkSeconds])
		);
	});
});

describe('axes and layers', () => {
	it('finds 24 not renovated along the two axes', () => {
		const found = runJson<{
			axes: { name: string; unrenovated: string[]; all: string[] }[];
			unrenovated: number;
		}>('axes', '--json');
		expect(found.unrenovated).toBe(24);
		expect(found.axes.map(({ name }) => name).toSorted()).toEqual(['东风路', '朝阳大街'].toSorted());
		expect(new Set(found.axes.flatMap(({ unrenovated }) => unrenovated)).size).toBe(24);
		for (const { unrenovated, all } of found.axes) expect(all).toEqual(expect.arrayContaining(unrenovated));
	});

	it.each(['clusters', 'centres', 'communities', 'entrances', 'axes', 'streets', 'districts'])(
		'prints %s with ids and provenance',
		(name) => {
			const { features } = runJson<Layer>('layer', name);
			expect(features.length).toBeGreaterThan(0);
			for (const { id, properties } of features) {
				expect(id).toBe(properties['id']);
				expect(properties['provenance']).toBeTruthy();
			}
		}
	);

	it('has 442 without and 67 with property management', () => {
		const { features } = runJson<Layer>('layer', 'communities');
		const open = features.filter(({ properties }) => properties['state'] !== 'accepted');
		expect(open.filter(({ properties }) => properties['propertyManagement'] === false)).toHaveLength(442);
		expect(open.filter(({ properties }) => properties['propertyManagement'] === true)).toHaveLength(67);
	});
});

describe('coverage over files', () => {
	// A street of about 866 m eastwards at 38.87°N: 0.01° is 865.8 m.
	const network = file(
		'street.geojson',
		collection(line([115.46, 38.87], [115.465, 38.87], [115.47, 38.87]))
	);
	const communities = file(
		'two-communities.geojson',
		collection(
			point([115.47, 38.87], { id: 'k1', name: '东头', households: 120 }),
			point([115.465, 38.87], { id: 'k2' })
		)
	);

	it('walks from points, counts a household where none is given', () => {
		const centres = file('centres.geojson', collection(point([115.46, 38.87], { id: 'c' })));
		const coverage = runJson<Coverage>(
			'coverage',
			'--network',
			network,
			'--centres',
			centres,
			'--communities',
			communities,
			'--minutes',
			'10',
			'--speed',
			'1.25',
			'--json'
		);
		expect(coverage.totals).toMatchObject({ communities: 2, households: 121 });
		expect(coverage.totals.covered[10]).toMatchObject({ communities: 1, households: 1 });
		expect(coverage.communities[0]!.walkSeconds! * 1.25).toBeCloseTo(865.8, 0);
	});

	it('names a centre far from any street and computes the rest', () => {
		const centres = file(
			'far.geojson',
			collection(point([116.5, 39.9], { id: 'c9', name: '远' }), point([115.46, 38.87], { id: 'c1' }))
		);
		const { code, stdout, stderr } = runCli(
			'coverage',
			'--network',
			network,
			'--centres',
			centres,
			'--communities',
			communities,
			'--json'
		);
		expect(code).toBe(0);
		expect(stderr).toContain('c9 (远)');
		expect(JSON.parse(stdout).totals.covered[15].communities).toBe(2);
	});
});

describe('tiles of a street extract', () => {
	const cityId = 'test-extract';
	const built = join(import.meta.dirname, '../../tiles', cityId);
	afterAll(() => rmSync(built, { recursive: true, force: true }));

	it('builds basemap and network, says what it left out, and the network can be walked', () => {
		const extract = join(import.meta.dirname, '../fixtures/osm/traps.osm');
		const { code, stdout, stderr } = runCli('tiles', '--osm', extract, '--city', cityId, '--json');
		expect(code).toBe(0);
		const report = JSON.parse(stdout);
		expect(report).toMatchObject({ city: cityId });
		expect(report.network.edges).toBeGreaterThan(0);
		expect(stderr).toMatch(/left out: \d+ × /);
		for (const name of ['basemap.pmtiles', 'network.lpn', 'city.json'])
			expect(statSync(join(built, name)).size).toBeGreaterThan(0);
		const [west, south, east, north] = report.basemap.bounds;
		const middle = file('middle.geojson', collection(point([(west + east) / 2, (south + north) / 2])));
		const coverage = runJson<Coverage>(
			'coverage',
			'--city',
			cityId,
			'--centres',
			middle,
			'--communities',
			middle,
			'--minutes',
			'60',
			'--json'
		);
		// A centre and a community at one place: there and back off the street.
		expect(coverage.totals.covered[60]!.communities).toBe(1);
	});
});

describe('bad usage and input', () => {
	const broken = file('broken.json', '{"type":');
	const empty = file('empty.geojson', '');
	const noLines = file('no-lines.geojson', collection());
	const swapped = file('swapped.geojson', collection(point([38.87, 115.46])));
	const metres = file('metres.geojson', collection(line([4_300_000, 500_000], [4_300_100, 500_000])));
	const truncated = file('truncated.osm.pbf', '\u0000\u0000\u0000\u000d\n\tOSMHeader\u0018\u007f');

	const damaged = join(folder, 'damaged.lpn');
	const whole = readFileSync(join(import.meta.dirname, '../../tiles/baoding/network.lpn'));
	whole[whole.length - 50]! ^= 1;
	writeFileSync(damaged, whole);

	it.each([
		[['coverage', '--network', join(folder, 'missing.geojson')], /missing\.geojson.*no such file/],
		[['coverage', '--network', empty], /empty\.geojson.*empty/],
		[['coverage', '--network', broken], /broken\.json.*JSON/],
		[['coverage', '--network', noLines], /no-lines\.geojson.*no street lines/],
		[['coverage', '--network', metres], /metres\.geojson.*not degrees/],
		[['coverage', '--network', truncated], /truncated\.osm\.pbf.*truncated/],
		[['coverage', '--centres', swapped], /swapped\.geojson.*swap/],
		[['coverage', '--speed', '0'], /--speed takes a positive number/],
		[['coverage', '--speed', '-1'], /--speed takes a positive number/],
		[['coverage', '--speed', 'fast'], /--speed takes a positive number/],
		[['coverage', '--minutes', 'soon'], /--minutes takes positive numbers/],
		[['coverage', '--minutes', '15,'], /--minutes takes positive numbers/],
		[['coverage', '--minutes', '-5'], /--minutes takes positive numbers/],
		[['coverage', '--city', 'atlantis'], /no city "atlantis"/],
		[['coverage', '--no-such-option'], /no-such-option/],
		[['coverage', '--network', ''], /--network takes the path of a file/],
		[['coverage', '--network', damaged], /damaged\.lpn.*damaged/],
		[['layer', 'gold'], /layer takes one of/],
		[['axes', '--along', 'x'], /--along takes/],
		[['tiles', '--osm', truncated], /--osm needs --city/],
		[['tiles', '--osm', truncated, '--city', '../up'], /--city takes/],
		[['fly'], /no command "fly"/],
		[[], /Name a command/]
	])('%j is one line on stderr, nothing on stdout, exit 2', (args, message) => {
		const { code, stdout, stderr } = runCli(...args);
		expect(code).toBe(2);
		expect(stdout).toBe('');
		expect(stderr).toMatch(message);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	it.each(['coverage', 'axes', 'layer', 'tiles', 'serve', 'seed'])('explains %s with --help', (name) => {
		const { code, stdout } = runCli(name, '--help');
		expect(code).toBe(0);
		expect(stdout).toContain(`lianpian ${name}`);
	});
});
