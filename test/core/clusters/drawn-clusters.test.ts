import { describe, expect, it } from 'vitest';
import { balanceOfClusters } from '#lib/core/clusters/balance-of-clusters.ts';
import { clusterByKMeans } from '#lib/core/clusters/cluster-by-k-means.ts';
import { countPeople } from '#lib/core/clusters/count-people.ts';
import { findBlockOverlap } from '#lib/core/clusters/find-block-overlap.ts';
import { leaveOutIslands } from '#lib/core/clusters/leave-out-islands.ts';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import { redrawClusters, type RedrawOptions } from '#lib/core/clusters/redraw-clusters.ts';
import type { StreetBlock } from '#lib/core/clusters/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { drawBlocks, drawBox } from '../../helpers/clusters/random-blocks.ts';

const redraw = (blocks: StreetBlock[], options: RedrawOptions) =>
	redrawClusters(blocks, listBlockBorders(blocks), { stepsPerBlock: 500, ...options });
const idsOf = (blocks: StreetBlock[], options: RedrawOptions) =>
	redraw(blocks, options).zones.map(({ blockIds }) => blockIds.join(''));

describe('zones of a drawn map', () => {
	it('are even in people', () => {
		// One row: only its two halves by people are even, not those by ground.
		const blocks = drawBlocks('abcdef', { a: { population: 300 }, b: { population: 200 } });
		expect(idsOf(blocks, { k: 2, weights: { area: 0 } })).toEqual(['ab', 'cdef']);
		expect(idsOf(blocks, { k: 2, weights: { population: 0 } })).toEqual(['abc', 'def']);
	});

	it('tell their sums, deviations, shape and borders', () => {
		const { zones, figures, bound } = redraw(drawBlocks('ab\ncd', { a: { population: 300 } }), {
			k: 2,
			weights: { population: 0 }
		});
		expect(zones).toHaveLength(2);
		expect(zones[0]).toMatchObject({ id: 'zone-01', population: 400, parts: 1, clusterId: null });
		expect(zones[0]!.populationDeviation).toBeCloseTo(1 / 3);
		// Two squares side by side: 4π · 2 ÷ 6².
		expect(zones[0]!.compactness).toBeCloseTo((4 * Math.PI * 2) / 36, 2);
		expect(zones[0]!.borderOnMainStreetsShare).toBe(0);
		expect(figures.deviation).toMatchObject({ areaRange: [0, 0] });
		expect(figures.deviation.population).toBeCloseTo(1 / 3);
		expect(bound).toEqual({ population: 0, area: 0 });
	});

	it('run along main streets rather than through blocks', () => {
		const blocks = drawBlocks('abc\ndef');
		const borders = listBlockBorders(blocks).map((border) => ({
			...border,
			// A main street between the rows.
			mainM: border.b - border.a === 3 ? border.lengthM : 0
		}));
		const weights = { compact: 0.1, population: 0.01, area: 0.01 };
		const { zones } = redrawClusters(blocks, borders, { k: 2, weights: { ...weights, mainStreets: 5 } });
		expect(zones.map(({ blockIds }) => blockIds.join(''))).toEqual(['abc', 'def']);
		expect(zones[0]!.borderOnMainStreetsShare).toBe(1);
	});

	it('leave blocks in their clusters if that is worth more', () => {
		const today = { a: 1, b: 1, c: 1, d: 1, e: 2, f: 2 };
		const facts = Object.fromEntries(
			Object.entries(today).map(([id, cluster]) => [id, { clusterId: `c${cluster}` }])
		);
		const blocks = drawBlocks('abcdef', facts);
		expect(idsOf(blocks, { k: 2 })).toEqual(['abc', 'def']);
		expect(idsOf(blocks, { k: 2, weights: { keep: 1000 } })).toEqual(['abcd', 'ef']);
		expect(idsOf(blocks, { k: 2, lockedIds: ['d', 'e'] })).toEqual(['abcd', 'ef']);
	});

	it.each([1e-12, 1e9, 1e150])('are found whatever the weights are measured in: %d', (weight) => {
		const weights = { population: weight, area: weight, compact: weight, mainStreets: weight };
		expect(idsOf(drawBlocks('abcdef'), { k: 2, weights })).toEqual(['abc', 'def']);
	});

	it('are one each where they are as many as blocks, and all where they are one', () => {
		const blocks = drawBlocks('abc\nd f');
		expect(idsOf(blocks, { k: 5 })).toEqual(['a', 'b', 'c', 'd', 'f']);
		const { zones, figures } = redraw(blocks, { k: 1 });
		expect(zones.map(({ blockIds }) => blockIds.join(''))).toEqual(['abcdf']);
		expect(figures).toMatchObject({ deviation: { population: 0, area: 0 }, borderOnMainStreetsShare: null });
	});

	it('are even in ground where nobody lives', () => {
		const empty = Object.fromEntries([...'abcd'].map((id) => [id, { population: 0 }]));
		const { figures } = redraw(drawBlocks('abcd', empty), { k: 2 });
		expect(figures.deviation).toMatchObject({ population: 0 });
		expect(figures.deviation.area).toBeCloseTo(0);
	});

	it('say how even is impossible', () => {
		const { bound, figures } = redraw(drawBlocks('abcd', { b: { population: 700 } }), { k: 2 });
		// 700 of 1000 in one block: its zone is at least 40 % above the mean of 500.
		expect(bound.population).toBeCloseTo(0.4);
		expect(figures.deviation.population).toBeGreaterThanOrEqual(0.4);
	});

	it('are never below the bound, not even in the last digit', () => {
		// Nine blocks and four apart, alike: the five of one zone are as many as must be.
		const { bound, figures } = redraw(drawBlocks('abc  jk\ndef  lm\nghi'), { k: 3 });
		expect(figures.deviation.population).toBeCloseTo(2 / 13, 9);
		expect(bound.population).toBeCloseTo(2 / 13, 9);
		expect(bound.population).toBeLessThanOrEqual(figures.deviation.population);
	});

	it('give each island one zone at least, and refuse fewer', () => {
		const blocks = drawBlocks('abcd  e');
		expect(idsOf(blocks, { k: 3 })).toEqual(['ab', 'cd', 'e']);
		expect(() => redraw(blocks, { k: 1 })).toThrow(/2 pieces that nothing connects, too many for 1 zones/);
	});

	it.each<[RedrawOptions, RegExp]>([
		[{ k: 0 }, /whole number, 1 or more, not 0/],
		[{ k: 1.5 }, /not 1\.5/],
		[{ k: Number.NaN }, /not NaN/],
		[{ k: 7 }, /7 zones are more than the 6 blocks/],
		[{ k: 2, weights: { area: -1 } }, /weight "area" must be a number, 0 or more, not -1/],
		[{ k: 2, lockedIds: ['x'] }, /no block "x"/],
		[{ k: 2, lockedIds: ['a'] }, /"a" is in no cluster/]
	])('refuse %j', (options, message) => {
		expect(() => redraw(drawBlocks('abcdef'), options)).toThrow(message);
	});

	it('refuse no blocks, blocks without ground, and locks that cannot be kept', () => {
		expect(() => redraw([], { k: 1 })).toThrow(/no blocks/);
		expect(() => redraw(drawBlocks('ab', { a: { areaM2: 0 } }), { k: 1 })).toThrow(/"a" has no ground/);
		const apart = drawBlocks('abc', { a: { clusterId: '1' }, b: { clusterId: '2' }, c: { clusterId: '1' } });
		expect(() => redraw(apart, { k: 2, lockedIds: ['a', 'b', 'c'] })).toThrow(/cluster "1" cannot be one/);
		expect(() => redraw(apart, { k: 1, lockedIds: ['a', 'b'] })).toThrow(/2 clusters are locked/);
	});

	it('end in time with the best so far, and tell how far they are', () => {
		const told: number[] = [];
		let ms = 0;
		const { zones, isCutShort } = redraw(drawBlocks('abcdef\nghijkl'), {
			k: 3,
			stepsPerBlock: 100_000,
			timeLimitMs: 5,
			nowMs: () => ms++,
			onProgress: (share) => told.push(share)
		});
		expect(isCutShort).toBe(true);
		expect(
			zones
				.flatMap(({ blockIds }) => blockIds)
				.toSorted()
				.join('')
		).toBe('abcdefghijkl');
		expect(told.at(-1)).toBe(1);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
		expect(told.length).toBeLessThan(50);
	});
});

describe('what is compared', () => {
	it('is k-means by place, which knows nothing of what touches', () => {
		const x = Float64Array.from([0, 1, 10, 11]);
		const groups = clusterByKMeans({ x, y: new Float64Array(4), weight: x.map(() => 1) }, 2, buildRandom(1));
		expect([groups[0] === groups[1], groups[2] === groups[3], groups[0] === groups[2]]).toEqual([
			true,
			true,
			false
		]);
		// A long way round a gap: the ends of the two arms are near each other, and not connected.
		const arms = drawBlocks('abcdef\ng\nhijklm');
		expect(redraw(arms, { k: 2 }).compared.kMeans).toMatchObject({ connected: false, parts: 3 });
	});

	it('is a spanning tree, cut where blocks differ most', () => {
		const dense = { population: 5000 };
		const blocks = drawBlocks('abcdef', { a: dense, b: dense });
		const { compared } = redraw(blocks, { k: 2 });
		expect(compared.skater).toMatchObject({ connected: true, parts: 2 });
		expect(compared.skater.deviation.population).toBeCloseTo(10_000 / 5200 - 1);
	});

	it('is today, if every block is in a cluster', () => {
		const facts = Object.fromEntries([...'abcd'].map((id) => [id, { clusterId: id < 'd' ? '1' : '2' }]));
		const { compared } = redraw(drawBlocks('abcd', facts), { k: 3 });
		expect(compared.today).toMatchObject({ zones: 2, parts: 2, connected: true });
		expect(compared.today!.deviation.area).toBeCloseTo(0.5);
		expect(redraw(drawBlocks('abcd', { a: { clusterId: '1' } }), { k: 2 }).compared.today).toBeNull();
	});
});

describe('people of blocks', () => {
	const blocks = drawBlocks('ab');
	const place = (id: string, x: number, facts: object) => ({
		...drawBox(id, [x, 40, 20, 20]),
		people: 0,
		households: 0,
		...facts
	});

	it('are those of the communities in them, 2.7 a household where only households are known', () => {
		const communities = [
			place('k1', 10, { people: 30 }),
			place('k2', 40, { households: 10 }),
			place('k3', 95, { people: 7 }),
			place('k4', 900, { people: 1000 })
		];
		// k3 lies across both; most of it, and its middle, is in b.
		expect(countPeople(blocks, communities)).toEqual({ population: [57, 7], outsideIds: ['k4'] });
	});
});

describe('blocks that share ground', () => {
	it('are found, also if one holds the other or is the same', () => {
		const box = (id: string, ...place: [number, number, number, number]) => drawBox(id, place);
		const a = box('a', 0, 0, 100, 100);
		expect(findBlockOverlap([a, box('b', 90, 0, 100, 100)])).toEqual([0, 1]);
		expect(findBlockOverlap([a, box('b', 40, 40, 10, 10)])).toEqual([0, 1]);
		expect(findBlockOverlap([a, box('b', 0, 0, 100, 100)])).toEqual([0, 1]);
		expect(findBlockOverlap([a, box('b', 100, 0, 100, 100), box('c', 99.5, 100, 100, 100)])).toBeUndefined();
	});
});

describe('islands of built blocks', () => {
	it('are left out if they are hardly any ground', () => {
		const blocks = [...drawBlocks('abc'), drawBox('x', [900, 900, 20, 20]), drawBox('y', [0, 900, 100, 50])];
		const { blocks: left, borders, leftOutIds } = leaveOutIslands(blocks, listBlockBorders(blocks));
		expect(leftOutIds).toEqual(['x']);
		expect(left.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'y']);
		expect(borders.map(({ a, b }) => [a, b])).toEqual([
			[0, 1],
			[1, 2]
		]);
	});
});

describe("today's clusters", () => {
	it('are told with their deviation and what they hold', () => {
		const clusters = [
			{ id: '2', name: '二组团', population: 100, areaM2: 50 },
			{ id: '1', name: '一组团', population: 300, areaM2: 50 }
		];
		const { clusters: rows, deviation } = balanceOfClusters({
			clusters,
			communities: [
				{ clusterId: '1', households: 40, state: 'accepted' },
				{ clusterId: '1', households: 2, state: 'under-way' },
				{ clusterId: null, households: 9 }
			],
			centres: [{ clusterId: '2' }]
		});
		expect(rows).toEqual([
			{
				...clusters[1],
				populationDeviation: 0.5,
				areaDeviation: 0,
				communities: 2,
				unrenovated: 1,
				households: 42,
				centres: 0
			},
			{
				...clusters[0],
				populationDeviation: -0.5,
				areaDeviation: 0,
				communities: 0,
				unrenovated: 0,
				households: 0,
				centres: 1
			}
		]);
		expect(deviation).toEqual({ population: 0.5, area: 0, populationRange: [-0.5, 0.5], areaRange: [0, 0] });
		expect(balanceOfClusters({ clusters: [], communities: [], centres: [] }).deviation).toBeNull();
	});
});
