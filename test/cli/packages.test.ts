import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, LineString, Polygon } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { buildBruteGround } from '../helpers/packages/brute-neighbours.ts';
import {
	checkPackages,
	type CheckedCommunity,
	type CheckedPackage
} from '../helpers/packages/check-packages.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { packages } from '../../src/cli/commands/packages.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { area, at, centre, openFolder } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

interface Document {
	target: number;
	range: [number, number];
	packages: (Required<CheckedPackage> & { deviation: number; offTarget: string | null })[];
	unassigned: { id: string; reason: string; code: string }[];
	bound: { packed: number; packedBound: number; onTarget: number; onTargetBound: number; isOptimal: boolean };
	totals: { communities: number; households: number };
}

type Layer = FeatureCollection<Polygon, CheckedCommunity & { state: string }>;

describe('packages of the default city', () => {
	const communities = runJson<Layer>('layer', 'communities')
		.features.filter(({ properties }) => properties.state !== 'accepted')
		.map(({ properties, geometry }): CheckedCommunity => ({ ...properties, geometry }));
	const streets = runJson<FeatureCollection<LineString, { streetClass: string }>>(
		'layer',
		'streets'
	).features;
	const isMain = /^(trunk|primary|secondary|tertiary)$/;
	const ground = buildBruteGround(
		[115.46, 38.87],
		streets
			.filter(({ properties }) => isMain.test(properties.streetClass))
			.map(({ geometry }) => geometry.coordinates)
	);

	it.each([
		['as they are by default', [], { measure: 'households', acrossClusters: false }],
		[
			'of 1,000 households',
			['--target', '1000', '--range', '700,1300'],
			{ measure: 'households', acrossClusters: false }
		],
		[
			'by floor area across clusters',
			['--measure', 'floorAreaM2', '--across-clusters'],
			{ measure: 'floorAreaM2', acrossClusters: true }
		]
	] as const)('hold against the checker %s', (_name, options, rules) => {
		const found = runJson<Document>('packages', ...options, '--json');
		const [least, most] = found.range;
		expect(checkPackages(found, communities, ground, { gapM: 30, least, most, ...rules })).toEqual([]);
		expect(found.totals).toMatchObject({ communities: 509, households: 81_440 });
		// Every division of every group was tried: nothing better is possible.
		expect(found.bound.isOptimal).toBe(true);
		const packed = found.packages.reduce((sum, one) => sum + one[rules.measure], 0);
		expect(packed).toBe(found.bound.packed);
		for (const { id, deviation, offTarget } of found.packages)
			expect(offTarget === null, id).toBe(Math.abs(deviation) <= 0.1 + 1e-9);
		for (const { reason, code } of found.unassigned) expect(reason.length * code.length).toBeGreaterThan(0);
	});
});

describe('packages of files', () => {
	const row = (households: number, properties: object = {}) =>
		drawn(
			[centre('s', at(0))],
			['a', 'b', 'c', 'd'].map((id, i) =>
				area(id, [100 * i, 10, 100 * i + 95, 60], [], { households, floorAreaM2: 0, ...properties })
			)
		);

	it('need no clusters, and are the same for the same seed', () => {
		const files = row(100);
		const run = () => runCli('packages', ...files, '--target', '200', '--seed', '4', '--json').stdout;
		const text = run();
		const found = JSON.parse(text) as Document;
		expect(found.packages.map(({ communityIds }) => communityIds.join(''))).toEqual(['ab', 'cd']);
		expect(found.packages[0]).toMatchObject({
			id: 'package-a',
			clusterId: null,
			households: 200,
			offTarget: null
		});
		expect(found.unassigned).toEqual([]);
		expect(run()).toBe(text);
	});

	it('exit with 1 where nothing can be packaged, and say why', () => {
		const files = row(10);
		const { code, stdout } = runCli('packages', ...files, '--target', '200', '--json');
		expect(code).toBe(1);
		const { packages, unassigned } = JSON.parse(stdout) as Document;
		expect(packages).toEqual([]);
		expect(unassigned.map(({ code: reason }) => reason)).toEqual(Array(4).fill('group-too-small'));
		expect(unassigned[0]!.reason).toMatch(/4 communities .* 40 households, less than the 100 households/);
	});

	it('are empty if all communities are renovated', () => {
		const files = row(100, { state: 'accepted' });
		expect(runCli('packages', ...files).code).toBe(1);
		expect(
			runJson<Document>('packages', ...files, '--all', '--target', '200', '--json').packages.length
		).toBe(2);
	});

	it.each([
		['--target', '0', /--target takes a number more than 0/],
		['--target', 'many', /--target takes a number more than 0/],
		['--range', '5', /--range takes two numbers/],
		['--range', '900,300', /--range takes two numbers/],
		['--range', '100,200', /not within the range/],
		['--measure', 'people', /--measure takes households or floorAreaM2/],
		['--gap', '-3', /--gap takes a number of metres/],
		['--seed', '1.5', /--seed takes a whole number/],
		['--time-limit', '0', /--time-limit takes a number of seconds/]
	])('refuse %s %s', async (option, value, message) => {
		const refused = await packages.run([`${option}=${value}`, '--json']).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(UsageError);
		expect((refused as UsageError).message).toMatch(message);
	});

	it('name what is missing where no community has the measure', () => {
		const { code, stderr } = runCli('packages', ...row(100), '--measure', 'floorAreaM2');
		expect(code).toBe(2);
		expect(stderr).toMatch(/No community has floorAreaM2/);
	});

	it('name the community whose measure is blank: it is not 0', () => {
		const files = drawn(
			[centre('s', at(0))],
			['a', 'b'].map((id, i) =>
				area(id, [100 * i, 10, 100 * i + 95, 60], [], { floorAreaM2: id === 'a' ? '5万' : '' })
			)
		);
		const { code, stderr } = runCli('packages', ...files, '--measure', 'floorAreaM2');
		expect([code, stderr]).toEqual([2, expect.stringContaining('community "b": floorAreaM2: is missing')]);
	});

	it('refuse a file without communities', () => {
		const folder = mkdtempSync(join(tmpdir(), 'lianpian-empty-'));
		const path = join(folder, 'none.geojson');
		writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [] }));
		const { code, stderr } = runCli('packages', '--communities', path);
		rmSync(folder, { recursive: true });
		expect(code).toBe(2);
		expect(stderr).toMatch(/has no communities/);
	});
});
