import { beforeAll, describe, expect, it } from 'vitest';
import { proposeBundles, type BundlesOptions } from '#lib/core/bundles/propose-bundles.ts';
import type { BundleCommunity } from '#lib/core/bundles/types.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import { solveSiting, type SitingRequest } from '#lib/core/siting/solve-siting.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { Solver } from '#lib/core/solver/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { drawCommunities } from '../../helpers/bundles/random-communities.ts';
import { drawRaster, settingsOf } from '../../helpers/packages/small-ground.ts';
import { buildNoiseCase, buildPlaneCase } from '../../helpers/siting/siting-cases.ts';
import { onSlowMachine } from '../../helpers/work/on-slow-machine.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadHighs();
});

/** As commands ask: with a clock, that is looked at only for a time limit. */
const nowMs = () => performance.now();
const SLOW = [1, 30, 1000];

describe('bundles', () => {
	const communities = drawCommunities(11, 90).map((community, i): BundleCommunity => ({
		...community,
		id: `k${i}`,
		groupId: i % 3 === 0 ? 'a' : 'b'
	}));
	const ask = (options: Partial<BundlesOptions> = {}) =>
		proposeBundles(communities, { sizes: { count: 6 }, solver, nowMs, work: 400, ...options });

	it('are the same on a slow machine, and are cut by work', () => {
		const [first, ...others] = SLOW.map((factor) => onSlowMachine(factor, () => ask()));
		expect(first!.stopped).toBe(null);
		for (const other of others) expect(other).toEqual(first);
		const more = ask({ work: 6000 });
		expect(more.groups.reduce((sum, { objective }) => sum + objective, 0)).toBeLessThanOrEqual(
			first!.groups.reduce((sum, { objective }) => sum + objective, 0)
		);
	});

	it('say so where a time limit stops them', () => {
		const stopped = onSlowMachine(1000, () => ask({ timeLimitS: 0.5 }));
		expect(stopped.stopped).toBe('time');
		expect(stopped.groups.flatMap(({ bundles }) => bundles)).toHaveLength(12);
		expect(ask({ timeLimitS: 3600 })).toEqual(ask());
	});
});

describe('sites', () => {
	const toProblem = (matrix: Pick<SitingProblem, 'demandCount' | 'candidateCount' | 'costs'>) => ({
		...matrix,
		weights: new Float64Array(matrix.demandCount).fill(1),
		fixed: []
	});
	const noise = toProblem(buildNoiseCase(120, 120, 1));
	const plane = toProblem(buildPlaneCase(40, 5));
	const hard = toProblem(buildPlaneCase(120, 6, { whole: true }));
	const cases: [string, SitingProblem, SitingRequest][] = [
		['p-median, cut by work', noise, { model: 'p-median', p: 10, work: 60 }],
		['frontier, cut by work', noise, { model: 'p-median', p: 3, frontier: 6, work: 60 }],
		[
			'with capacities, cut by work',
			plane,
			{ model: 'p-median', p: 6, capacities: new Float64Array(40).fill(7), work: 300 }
		],
		['fewest', hard, { model: 'lscp', radius: 130, work: 100 }],
		['least worst walk', hard, { model: 'p-centre', p: 12, work: 500 }]
	];
	it.each(cases)('are the same on a slow machine: %s', (_, problem, request) => {
		const ask = () => solveSiting(problem, request, { solver, nowMs });
		const [first, ...others] = SLOW.map((factor) => onSlowMachine(factor, ask));
		expect(first!.answer.stopped).toBe(null);
		for (const other of others) expect(other).toEqual(first);
	});

	it('are cut by work at all, and better with more of it', () => {
		const ask = (work: number) =>
			solveSiting(noise, { model: 'p-median', p: 10, work }, { solver, nowMs }).answer;
		const [little, more] = [ask(60), ask(600)];
		expect(little.optimal).toBe(false);
		expect(more.objective).toBeLessThanOrEqual(little.objective);
		expect(more.bound).toBeGreaterThan(little.bound);
	});

	it('say so where a time limit stops them, inside the solver too', () => {
		const ask = (problem: SitingProblem, request: SitingRequest) =>
			onSlowMachine(1000, () => solveSiting(problem, { ...request, timeLimitS: 0.5 }, { solver, nowMs }));
		expect(ask(noise, cases[0]![2]).answer.stopped).toBe('time');
		expect(ask(hard, { model: 'p-centre', p: 12 }).answer.stopped).toBe('time');
	});
});

describe('packages', () => {
	const ground = drawRaster(buildRandom(1), 8, 6);
	const ask = (timeLimitMs?: number) =>
		proposePackages(ground, settingsOf({ target: 900, least: 600, most: 1200 }), {
			nowMs,
			...(timeLimitMs !== undefined && { timeLimitMs })
		});

	it('are the same on a slow machine, and say so where a time limit stops them', () => {
		const first = ask();
		expect(first.stopped).toBe(null);
		expect(onSlowMachine(1000, () => ask())).toEqual(first);
		expect(onSlowMachine(1000, () => ask(100)).stopped).toBe('time');
	});
});
