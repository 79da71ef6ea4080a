import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { ClusterBalance } from '#lib/core/clusters/balance-of-clusters.ts';
import type { BlockProps } from '#lib/core/city/types.ts';
import type { Deviation, Zone, ZoningFigures } from '#lib/core/clusters/types.ts';
import { clusters } from '../../src/cli/commands/clusters.ts';
import { listFaults, walkBorders, worstDeviation } from '../helpers/clusters/check-zones.ts';
import { drawBlocks, drawBox } from '../helpers/clusters/random-blocks.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { openFolder } from './drawn-files.ts';

interface Redrawn {
	k: number;
	seed: number;
	city: string | null;
	illustrative: boolean;
	source: string;
	zones: Zone[];
	deviation: Deviation;
	connected: boolean;
	bound: { population: number; area: number };
	compared: Record<'kMeans' | 'skater', ZoningFigures> & { today: ZoningFigures | null };
	emptyBlocks: string[];
}

const { folder, remove } = openFolder();
afterAll(remove);

function write(name: string, features: readonly object[]): string {
	const path = join(folder, `${name}.geojson`);
	writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
	return path;
}

const toFeature = <Block extends { geometry: object }>({ geometry, ...properties }: Block) => ({
	type: 'Feature',
	properties,
	geometry
});

describe('clusters of the default city', () => {
	let blocks: (BlockProps & { geometry: Polygon | MultiPolygon })[];
	beforeAll(() => {
		blocks = runJson<FeatureCollection<Polygon, BlockProps>>('layer', 'blocks').features.map(
			({ geometry, properties }) => ({ ...properties, geometry })
		);
	});

	it('are redrawn as the contract says, and every zone is checked', () => {
		const out = join(folder, 'zones.geojson');
		const found = runJson<Redrawn>('clusters', '--k', '12', '--out', out, '--json');
		expect(found).toMatchObject({ k: 12, seed: 1, city: 'baoding', illustrative: true, source: 'city' });
		expect(listFaults(blocks, found.zones, walkBorders(blocks))).toEqual([]);
		expect(found.zones).toHaveLength(12);
		const worst = worstDeviation(found.zones.map(({ areaM2 }) => areaM2));
		expect(found.deviation.area).toBeCloseTo(worst, 9);
		for (const other of ['kMeans', 'skater', 'today'] as const) {
			expect(found.deviation.population).toBeLessThan(found.compared[other]!.deviation.population);
			expect(found.deviation.area).toBeLessThan(found.compared[other]!.deviation.area);
		}
		const { features } = JSON.parse(readFileSync(out, 'utf8')) as { features: Feature[] };
		expect(features.map(({ id, geometry }) => [id, geometry.type])).toEqual(
			found.zones.map(({ id }) => [id, 'Polygon'])
		);
	});

	it('are printed as they are today', () => {
		const { clusters: rows, deviation } = runJson<{ clusters: ClusterBalance[]; deviation: Deviation }>(
			'clusters',
			'--json'
		);
		expect(rows).toHaveLength(12);
		expect(rows.reduce((sum, { centres }) => sum + centres, 0)).toBe(65);
		expect(rows.reduce((sum, { unrenovated }) => sum + unrenovated, 0)).toBe(509);
		for (const { id, population } of rows)
			expect(population).toBe(
				blocks.filter(({ clusterId }) => clusterId === id).reduce((sum, block) => sum + block.population, 0)
			);
		expect(deviation.population).toBeCloseTo(worstDeviation(rows.map(({ population }) => population)), 9);
	});
});

describe('clusters of files', () => {
	it('are drawn on the blocks of a file, with the people of communities', () => {
		const drawn = drawBlocks('abcd').map(({ id, geometry }) => toFeature({ id, geometry }));
		const community = (id: string, x: number, facts: object) =>
			toFeature({ ...drawBox(id, [x, 40, 20, 20]), ...facts, population: undefined });
		const communities = write('communities', [
			community('k1', 10, { people: 300 }),
			community('k2', 110, { households: 100 }),
			community('k3', 210, { people: 30 })
		]);
		const found = runJson<Redrawn>(
			'clusters',
			'--k',
			'2',
			'--blocks',
			write('blocks', drawn),
			'--communities',
			communities,
			'--weight-area',
			'0',
			'--json'
		);
		expect(found).toMatchObject({ city: null, source: 'file', emptyBlocks: ['d'], illustrative: false });
		expect(
			found.zones.map(({ blockIds, population }) => [blockIds.join(''), Math.round(population)])
		).toEqual([
			['a', 300],
			['bcd', 300]
		]);
		expect(found.compared.today).toBeNull();
	});

	it('are drawn on what streets enclose', () => {
		const { geometry } = drawBox('x', [0, 0, 400, 200]);
		const middle = drawBox('y', [0, 0, 200, 200]);
		const street = (name: string, ring: object) => ({
			type: 'Feature',
			properties: { name, highway: 'primary' },
			geometry: ring
		});
		const network = write('streets', [
			street('环路', { type: 'LineString', coordinates: geometry.coordinates[0] }),
			street('中路', { type: 'LineString', coordinates: middle.geometry.coordinates[0]!.slice(1, 3) })
		]);
		const communities = write('homes', [toFeature({ ...drawBox('k', [10, 10, 20, 20]), households: 5 })]);
		const found = runJson<Redrawn>(
			'clusters',
			'--k',
			'2',
			'--network',
			network,
			'--communities',
			communities,
			'--json'
		);
		expect(found).toMatchObject({ city: null, source: 'streets', connected: true });
		expect(found.zones.map(({ blockIds }) => blockIds.length)).toEqual([1, 1]);
	});

	const overlapping = [drawBox('a', [0, 0, 100, 100]), drawBox('b', [50, 0, 100, 100])].map((block) =>
		toFeature(block)
	);
	const nobody = drawBlocks('ab').map(({ id, geometry }) => toFeature({ id, geometry }));
	const apart = drawBlocks('a  b').map((block) => toFeature(block));
	const bad = drawBlocks('a').map((block) => toFeature({ ...block, population: 'many' }));
	const [countless, blank] = [1e308, ' '].map((population) =>
		drawBlocks('ab').map((block) => toFeature({ ...block, population }))
	);
	const vast = toFeature(drawBox('a', [0, 0, 400_000, 100]));
	it.each<[string, string[], RegExp]>([
		['no whole number of zones', ['--k', '1.5'], /--k takes a whole number of zones, 1 or more, not "1\.5"/],
		['no zones', ['--k', '0'], /not "0"/],
		['negative zones', ['--k', '-3'], /not "-3"/],
		['more zones than blocks', ['--k', '227'], /227 zones are more than the 226 blocks/],
		['a weight below 0', ['--k', '3', '--compact', '-1'], /--compact takes a number, 0 or more, not "-1"/],
		['an output without zones', ['--out', 'x'], /needs --k/],
		['an unknown block to lock', ['--k', '12', '--lock', 'nowhere'], /no block "nowhere"/],
		[
			'blocks that overlap',
			['--k', '2', '--blocks', write('overlapping', overlapping)],
			/"a".*shares ground with feature 2/
		],
		['blocks without people', ['--k', '2', '--blocks', write('nobody', nobody)], /no block has a population/],
		['blocks apart', ['--k', '1', '--blocks', write('apart', apart)], /2 pieces that nothing connects/],
		['an amount in words', ['--k', '1', '--blocks', write('bad', bad)], /population: "many" is no amount/],
		[
			'more people than there can be',
			['--k', '1', '--blocks', write('countless', countless!)],
			/population: 1e\+308 is no amount; give a number from 0 to /
		],
		[
			'blocks as wide as a country',
			['--k', '1', '--blocks', write('vast', [vast])],
			/wider than 2° is no street/
		],
		['blanks as people', ['--k', '1', '--blocks', write('blank', blank!)], /no block has a population/],
		['blocks that no cluster holds', ['--blocks', write('apart2', apart)], /no block has a "clusterId"/],
		['no blocks', ['--k', '1', '--blocks', write('none', [])], /has no blocks/]
	])('refuse %s', async (_, args, message) => {
		await expect(clusters.run(args)).rejects.toThrow(message);
	});

	it('answer bad usage with one line', () => {
		const { code, stdout, stderr } = runCli('clusters', '--k', 'many', '--json');
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});
});
