import { beforeAll, describe, expect, it } from 'vitest';
import { balanceOfCommunity } from '#lib/core/bundles/balance-of-community.ts';
import { boundDistance } from '#lib/core/bundles/bound-distance.ts';
import { buildProblem, type ProblemOptions } from '#lib/core/bundles/build-problem.ts';
import { findLocalDeficits } from '#lib/core/bundles/find-local-deficits.ts';
import { proposeBundles } from '#lib/core/bundles/propose-bundles.ts';
import { solveGroup } from '#lib/core/bundles/solve-group.ts';
import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { Solver } from '#lib/core/solver/types.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { checkBundles } from '../../helpers/bundles/check-bundles.ts';
import { drawCommunities } from '../../helpers/bundles/random-communities.ts';
import { tryAllBundles } from '../../helpers/bundles/try-all-bundles.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadHighs();
});

const QUICK = { sweeps: 120, starts: 2 };
const plane = buildLocalMetres([115.46, 38.87]);

/** A community so many metres east along a street, with 100 households and a balance in yuan. */
const on = (
	id: string,
	eastM: number,
	balanceYuan: number,
	more: Partial<BundleCommunity> = {}
): BundleCommunity => ({
	id,
	geometry: { type: 'Point', coordinates: plane.toLngLat([eastM, 0]) },
	groupId: 'd',
	households: 100,
	propertyManagement: false,
	floorAreaM2: 1000,
	// 1 yuan × 12 months × 1,000 m² × ½ is 6,000 yuan a year.
	serviceFeeYuanPerM2Month: 1,
	collectionRate: 0.5,
	extraIncomeYuanPerYear: 0,
	serviceCostYuanPerYear: 6000 - balanceYuan,
	...more
});
const pointOf = ({ geometry }: BundleCommunity) => geometry.coordinates as [number, number];

function propose(communities: readonly BundleCommunity[], options: ProblemOptions) {
	const { groups, legal } = proposeBundles(communities, { ...options, ...QUICK, solver, timeLimitS: 20 });
	for (const group of groups) {
		const own = communities.filter(({ groupId }) => groupId === group.groupId);
		expect(
			checkBundles(group, own, pointOf, {
				...options,
				maxDistanceM: options.maxDistanceM ?? Infinity
			} as never)
		).toEqual([]);
	}
	return {
		groups,
		legal,
		parts: groups.flatMap(({ bundles }) => bundles.map(({ communityIds }) => communityIds.join(' ')))
	};
}

describe('a time limit that is over', () => {
	it('leaves a first draft to the groups that come later', () => {
		const communities = ['d', 'e', 'f'].flatMap((groupId) =>
			[0, 1, 2, 3].map((i) => on(`${groupId}${i}`, 50 * i, 10, { groupId }))
		);
		let looks = 0;
		const { groups } = proposeBundles(communities, {
			sizes: { count: 2 },
			sweeps: 2000,
			timeLimitS: 1,
			nowMs: () => 10_000 * looks++
		});
		expect(groups.map(({ bundles }) => bundles.length)).toEqual([2, 2, 2]);
		expect(looks).toBeLessThan(100);
	});
});

describe('balance of a community', () => {
	const finances = { ...on('a', 0, -1000), extraIncomeYuanPerYear: 3000 };
	it('is fees that come in and other income, less cost', () => {
		expect(balanceOfCommunity(finances)).toEqual({ balanceFen: 200_000, commonFen: 200_000 });
		expect(balanceOfCommunity({ ...finances, serviceCostYuanPerYear: 5000 })).toEqual({
			balanceFen: 400_000,
			commonFen: 300_000
		});
		expect(balanceOfCommunity({ ...finances, serviceCostYuanPerYear: 12_000 })).toEqual({
			balanceFen: -300_000,
			commonFen: 0
		});
	});

	it('keeps income from common parts where the law has it', () => {
		const kept = (serviceCostYuanPerYear: number) =>
			balanceOfCommunity({ ...finances, serviceCostYuanPerYear }, { keepsCommonIncome: true }).balanceFen;
		// Fees bring 6,000: what is left of them can be carried away, other income only fills the community's own hole.
		expect([5000, 6000, 7000, 9000, 12_000].map(kept)).toEqual([100_000, 0, 0, 0, -300_000]);
	});

	it('refuses figures that are none', () => {
		expect(() => balanceOfCommunity({ ...finances, collectionRate: 1.2 })).toThrow(
			'collectionRate must be 0…1'
		);
		expect(() => balanceOfCommunity({ ...finances, serviceCostYuanPerYear: Number.NaN })).toThrow(RangeError);
	});
});

describe('bundles along a street', () => {
	const row = (...balances: number[]) => balances.map((balance, i) => on(`k${i}`, 100 * i, balance));

	it('a strong one for each two weak ones, as near as can be', () => {
		const { groups, parts, legal } = propose(row(-10, 20, -10, -10, 20, -10), { sizes: { count: 2 } });
		expect(parts).toEqual(['k0 k1 k2', 'k3 k4 k5']);
		expect(groups[0]).toMatchObject({ objective: 400, bound: 400, gap: 0, optimal: true, impossible: null });
		expect(groups[0]!.bundles[0]).toMatchObject({
			id: 'bundle-d-1',
			baseId: 'k1',
			households: 300,
			balanceYuan: 0,
			strong: [{ id: 'k1', surplusYuan: 20, commonIncomeYuan: 0 }],
			weak: [
				{ id: 'k0', deficitYuan: 10 },
				{ id: 'k2', deficitYuan: 10 }
			],
			transferYuan: 20,
			reachM: 100,
			diameterM: 200
		});
		expect(legal.map(({ code }) => code)).not.toContain('common-income');
	});

	it('reach further where money asks for it', () => {
		// Both strong ones are at one end: the nearest three would be left with deficits alone.
		const { groups, parts } = propose(row(20, 20, -10, -10, -10, -10), { sizes: { count: 2 } });
		expect(groups[0]!.impossible).toBeNull();
		for (const part of parts) expect(part).toMatch(/k[01]/);
		expect(groups[0]!.objective).toBeGreaterThan(400);
	});

	it('name the communities that prevent them, and the subsidy that would be enough', () => {
		const { groups } = propose(row(20, 20, -10, -10, -10, -10), { sizes: { count: 2 }, maxDistanceM: 150 });
		expect(groups[0]!.impossible).toMatchObject({
			isProven: true,
			// k4 and k5 have only weak ones within two steps; k2 and k3 have k1.
			because: [{ code: 'local-deficit', communityIds: ['k4', 'k5'], strongIds: [], shortYuan: 20 }],
			subsidyYuan: 30,
			subsidyBoundYuan: 30,
			bundles: [{ bundleId: 'bundle-d-2', subsidyYuan: 30 }]
		});
	});

	it('say that the whole lacks money', () => {
		const { groups } = propose(row(20, -30, 10, -15), { sizes: { count: 2 } });
		expect(groups[0]!.impossible).toMatchObject({
			isProven: true,
			because: [{ code: 'group-deficit', communityIds: ['k1', 'k3'], shortYuan: 15 }],
			subsidyYuan: 15,
			subsidyBoundYuan: 15
		});
	});

	it('say that sizes or distances cannot be', () => {
		const codes = (options: ProblemOptions, communities = row(1, 1, 1, 1)) =>
			propose(communities, options).groups[0]!.impossible?.because.map(({ code, communityIds }) => [
				code,
				...communityIds
			]);
		const size = (leastHouseholds: number, mostHouseholds: number) => ({
			sizes: { leastHouseholds, mostHouseholds }
		});
		expect(codes(size(200, 200))).toBeUndefined();
		expect(codes(size(150, 190))).toEqual([['no-count', 'k0', 'k1', 'k2', 'k3']]);
		expect(codes(size(90, 250), [...row(1, 1), on('x', 300, 1, { households: 300 })])).toEqual([
			['too-large', 'x']
		]);
		expect(codes({ ...size(200, 300), maxDistanceM: 100 }, [...row(1, 1, 1), on('x', 900, 1)])).toEqual([
			['too-remote', 'x']
		]);
		// Two of 150 and two of 100 households make no two bundles of 240 to 260 if the 150s may not part.
		const pair = [100, 100, 150, 150].map((households, i) =>
			on(`k${i}`, i < 2 ? 50 * i : 5000 + 50 * i, 1, { households })
		);
		expect(codes({ ...size(240, 260), maxDistanceM: 200 }, pair)?.[0]?.[0]).toBe('too-remote');
	});

	it('leave income from common parts where it is, if asked', () => {
		const rich = on('k1', 100, -5, { extraIncomeYuanPerYear: 25 });
		const communities = [on('k0', 0, -10), rich, on('k2', 200, -10)];
		const { groups, legal } = propose(communities, { sizes: { count: 1 } });
		expect(groups[0]).toMatchObject({
			impossible: null,
			bundles: [{ transferYuan: 20, commonTransferYuan: 20 }]
		});
		expect(legal.find(({ code }) => code === 'common-income')).toMatchObject({
			article: '282',
			communityIds: ['k1']
		});
		const kept = propose(communities, { sizes: { count: 1 }, keepsCommonIncome: true });
		expect(kept.groups[0]!.impossible).toMatchObject({ subsidyYuan: 20 });
		expect(kept.legal.map(({ code }) => code)).not.toContain('common-income');
	});

	it('each group by itself, whatever the order; companies that are there are to be given notice', () => {
		const communities = [
			...row(-10, 20, -10, -10, 20, -10),
			...row(5, 5).map((one) => ({ ...one, id: `m${one.id}`, groupId: null, propertyManagement: true }))
		];
		const answer = propose(communities, { sizes: { count: 2 } });
		expect(answer.groups.map(({ groupId }) => groupId)).toEqual(['d', null]);
		expect(answer.legal.find(({ code }) => code === 'dismissal-notice')).toMatchObject({
			communityIds: ['mk0', 'mk1'],
			bundleIds: ['bundle-1', 'bundle-2']
		});
		expect(propose(communities.toReversed(), { sizes: { count: 2 } })).toEqual(answer);
		expect(propose([], { sizes: { count: 2 } }).groups).toEqual([]);
	});

	it('refuse more bundles than communities, and options that are none', () => {
		expect(() => propose(row(1, 1), { sizes: { count: 3 } })).toThrow('There are 2 communities; 3 bundles');
		expect(() => propose(row(1), { sizes: { leastHouseholds: 5, mostHouseholds: 1 } })).toThrow(RangeError);
		expect(() => propose(row(1), { sizes: { count: 1 }, maxDistanceM: -1 })).toThrow('0 m or more');
		expect(() => propose([on('k', 0, 1, { collectionRate: 2 })], { sizes: { count: 1 } })).toThrow(
			'k: collectionRate'
		);
	});
});

describe('against trying every bundling', () => {
	it('70 small groups: least subsidy, fewest metres, and proofs that hold', () => {
		const seen = { none: 0, subsidy: 0, balanced: 0 };
		for (let seed = 1; seed <= 70; seed++) {
			const random = buildRandom(seed);
			const communities = drawCommunities(seed, 5 + Math.floor(random() * 4));
			const sizes = { count: 2 + Math.floor(random() * 2) };
			const maxDistanceM = random() < 0.5 ? Infinity : 300 + Math.floor(random() * 3000);
			const problem = buildProblem(communities, {
				sizes,
				maxDistanceM,
				marginYuan: random() < 0.7 ? 0 : Math.round((random() - 0.5) * 10_000)
			});
			const n = communities.length;
			const best = tryAllBundles({
				households: problem.households,
				balanceFen: problem.balanceFen,
				waysM: Array.from({ length: n }, (_, i) =>
					Array.from(problem.distanceM.subarray(i * n, (i + 1) * n))
				),
				count: problem.count,
				least: problem.leastHouseholds,
				most: problem.mostHouseholds,
				marginFen: problem.marginFen,
				maxDistanceM
			});
			const solved = solveGroup(problem, { solver, ...QUICK, timeLimitS: 20 });
			if (!best) {
				seen.none++;
				expect(solved, `seed ${seed}`).toMatchObject({ isShapeImpossible: true, proof: null });
				continue;
			}
			seen[best.subsidyFen > 0 ? 'subsidy' : 'balanced']++;
			expect(solved, `seed ${seed}`).toMatchObject({
				isShapeImpossible: false,
				score: { overM: 0, offHouseholds: 0, subsidyFen: best.subsidyFen, distanceM: best.metres },
				subsidyBoundFen: best.subsidyFen,
				proof: { boundM: best.metres }
			});
			expect(findLocalDeficits(problem).leastSubsidyFen).toBeLessThanOrEqual(best.subsidyFen);
			const alone = boundDistance(problem, { upperM: 3 * best.metres, subsidyFen: best.subsidyFen });
			expect(alone.boundM).toBeLessThanOrEqual(best.metres + 1e-6);
		}
		expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(5);
	});
});

describe('1,000 random cities', () => {
	it('have bundles that are what they say', () => {
		const seen = { balanced: 0, lacking: 0, misshapen: 0 };
		for (let seed = 1; seed <= 1000; seed++) {
			const random = buildRandom(seed);
			const communities = drawCommunities(seed, 6 + Math.floor(random() * 18));
			const asked = {
				marginYuan: random() < 0.7 ? 0 : Math.round((random() - 0.5) * 20_000),
				maxDistanceM: random() < 0.5 ? Infinity : 500 + random() * 4000,
				keepsCommonIncome: random() < 0.3
			};
			const sizes =
				random() < 0.5
					? { count: 1 + Math.floor(random() * 5) }
					: { leastHouseholds: 500, mostHouseholds: 1200 };
			const { groups } = proposeBundles(communities, { ...asked, sizes, sweeps: 60, starts: 1, seed });
			expect(checkBundles(groups[0]!, communities, pointOf, asked), `seed ${seed}`).toEqual([]);
			seen[
				groups[0]!.impossible === null ? 'balanced' : groups[0]!.bound === null ? 'misshapen' : 'lacking'
			]++;
		}
		expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(50);
	});
});

describe('the default city', () => {
	it('has bundles that are what they say, the same every time', async () => {
		const { features } = await readSeedCity();
		const communities = features.communities.features
			.filter(({ properties: { state } }) => state !== 'accepted')
			.map(({ geometry, properties }): BundleCommunity => ({
				...properties,
				geometry,
				groupId: properties.districtId
			}));
		const options = { sizes: { leastHouseholds: 2000, mostHouseholds: 3000 }, sweeps: 1000, starts: 1 };
		const { groups, legal } = proposeBundles(communities, options);
		for (const group of groups) {
			const own = communities.filter(({ groupId }) => groupId === group.groupId);
			expect(checkBundles(group, own, middleOf)).toEqual([]);
			expect(group.impossible).toBeNull();
			expect(group.gap).toBeLessThan(0.15);
		}
		expect(groups.map(({ communities: n }) => n)).toEqual([46, 146, 317]);
		expect(legal.map(({ article }) => article)).toEqual(['278(5)', '284', '941', '282', '283', '946']);
		expect(legal.at(-1)!.communityIds).toHaveLength(67);
		const small = communities.filter(({ groupId }) => groupId !== 'district-lianchi');
		expect(proposeBundles(small.toReversed(), options).groups).toEqual(groups.slice(0, 2));
	});
});

/** The centroid by triangles from the first corner. */
function middleOf({ geometry }: BundleCommunity): [number, number] {
	if (geometry.type !== 'Polygon') throw new Error('only polygons here');
	const [[ox, oy], ...ring] = geometry.coordinates[0] as [number, number][] as [
		[number, number],
		...[number, number][]
	];
	let [x, y, sum] = [0, 0, 0];
	for (let i = 1; i < ring.length; i++) {
		const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
		const area = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
		x += (area * (ox + ax + bx)) / 3;
		y += (area * (oy + ay + by)) / 3;
		sum += area;
	}
	return [x / sum, y / sum];
}
