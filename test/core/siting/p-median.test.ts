import { describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { sitePMedian } from '#lib/core/siting/site-p-median.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { solveFullModel } from '../../helpers/siting/full-model.ts';
import {
	buildGraphCase,
	buildNoiseCase,
	buildPlaneCase,
	type CaseMatrix
} from '../../helpers/siting/siting-cases.ts';

const toProblem = (matrix: CaseMatrix, weights?: Float64Array): SitingProblem => ({
	...matrix,
	weights: weights ?? new Float64Array(matrix.demandCount).fill(1),
	fixed: []
});

describe('p-median', () => {
	it('finds on a line of five what the eye finds', () => {
		const costs = Float64Array.from(
			[0, 1, 2, 6, 7].flatMap((a) => [0, 1, 2, 6, 7].map((b) => Math.abs(a - b)))
		);
		const problem = toProblem({ demandCount: 5, candidateCount: 5, costs });
		const answer = sitePMedian(problem, { p: 2 });
		expect(answer).toMatchObject({ objective: 3, bound: 3, gap: 0, optimal: true });
		expect(answer.selected[0]).toBe(1);
		expect([...answer.assignment].slice(0, 3)).toEqual([1, 1, 1]);
		// Without 1 its three go to 3 or 4, at 6 or 7: 6 + 5 + 4 or more instead of 2.
		expect(answer.sites[0]).toMatchObject({ candidate: 1, demands: 3, weight: 3 });
		expect(answer.sites[0]!.lostWithout).toBeGreaterThanOrEqual(13);
	});

	it('charges who is not reached, and names who cannot be', () => {
		const costs = Float64Array.from([1, Infinity, Infinity, 2, Infinity, Infinity]);
		const problem = {
			demandCount: 3,
			candidateCount: 2,
			costs,
			weights: Float64Array.of(5, 1, 9),
			fixed: []
		};
		const answer = sitePMedian(problem, { p: 1 });
		// 5 × 1 and, unreached, 1 × twice the greatest cost.
		expect(answer).toMatchObject({ selected: [0], objective: 9, unreachable: [2] });
		expect([...answer.assignment]).toEqual([0, -1, -1]);
		expect(sitePMedian(problem, { p: 1, penalty: 100 })).toMatchObject({ selected: [0], objective: 105 });
	});

	it('agrees with the full model of a general solver where its tree has to branch', async () => {
		const solver = await loadHighs();
		let branched = 0;
		for (let seed = 1; seed <= 10; seed++) {
			const random = buildRandom(seed);
			const n = 16 + Math.floor(random() * 14);
			const matrix = [
				() => buildNoiseCase(n + 8, n, seed, 100),
				() => buildPlaneCase(n, seed, { m: n + 4 }),
				() => buildGraphCase(n, seed)
			][seed % 3]!();
			const weights = Float64Array.from({ length: matrix.demandCount }, () =>
				seed % 2 ? 1 : 1 + Math.floor(random() * 9)
			);
			const p = 2 + Math.floor(random() * 5);
			const answer = sitePMedian(toProblem(matrix, weights), { p });
			const best = solveFullModel(matrix, weights, p, solver);
			expect(answer.optimal, `seed ${seed}`).toBe(true);
			expect(Math.abs(answer.objective - best), `seed ${seed}`).toBeLessThanOrEqual(1e-5 * best);
			if (answer.iterations > 800) branched++;
		}
		expect(branched).toBeGreaterThan(0);
	});

	it('proves middling instances of all kinds', () => {
		for (const [matrix, p] of [
			[buildGraphCase(200, 1), 5],
			[buildGraphCase(200, 2), 67],
			[buildPlaneCase(200, 3), 10],
			[buildPlaneCase(150, 4, { m: 250, whole: true }), 20]
		] as const) {
			const answer = sitePMedian(toProblem(matrix), { p });
			expect(answer.optimal).toBe(true);
			expect(answer.objective).toBeLessThanOrEqual(answer.greedy.objective);
		}
	});

	it('does not depend on the order of rows and columns', () => {
		for (let seed = 1; seed <= 20; seed++) {
			const { demandCount: n, candidateCount: m, costs } = buildPlaneCase(40, seed, { m: 30, whole: true });
			const random = buildRandom(seed);
			const shuffled = (count: number) =>
				[...Array(count).keys()]
					.map((i) => [random(), i] as const)
					.toSorted(([a], [b]) => a - b)
					.map(([, i]) => i);
			const [rows, columns] = [shuffled(n), shuffled(m)];
			const mixed = Float64Array.from(
				{ length: n * m },
				(_, at) => costs[rows[Math.floor(at / m)]! * m + columns[at % m]!]!
			);
			const asked = { p: 4 };
			const first = sitePMedian(toProblem({ demandCount: n, candidateCount: m, costs }), asked);
			const second = sitePMedian(toProblem({ demandCount: n, candidateCount: m, costs: mixed }), asked);
			expect(second.objective).toBe(first.objective);
		}
	});

	it('gives the same answer again, and one as good with another seed', () => {
		const problem = toProblem(buildGraphCase(120, 5));
		const answer = sitePMedian(problem, { p: 12 });
		expect(sitePMedian(problem, { p: 12 })).toEqual(answer);
		expect(sitePMedian(problem, { p: 12, seed: 9 }).objective).toBe(answer.objective);
	});

	it('returns the best found with a bound that holds when time is up', () => {
		const matrix = buildNoiseCase(120, 120, 1);
		let now = 0;
		// A clock that ticks when it is looked at: the same on every machine.
		const limited = (timeLimitS: number) =>
			sitePMedian(toProblem(matrix), { p: 10, timeLimitS, nowMs: () => (now += 1) });
		const [soon, later] = [limited(0.05), limited(1)];
		for (const { optimal, bound, objective, gap } of [soon, later]) {
			expect(optimal).toBe(false);
			expect(bound).toBeLessThan(objective);
			expect(gap).toBeCloseTo(1 - bound / objective, 12);
		}
		expect(later.gap).toBeLessThanOrEqual(soon.gap);
	});

	it('tells how far it is, forwards', () => {
		const told: number[] = [];
		sitePMedian(toProblem(buildNoiseCase(60, 60, 2)), { p: 8, onProgress: (share) => told.push(share) });
		expect(told.length).toBeGreaterThan(1);
		expect(told.length).toBeLessThan(2000);
		expect(told.every((share, i) => share >= 0 && share <= 1 && share >= (told[i - 1] ?? 0))).toBe(true);
	});

	it('refuses what is no problem', () => {
		const problem = toProblem({ demandCount: 1, candidateCount: 2, costs: Float64Array.of(1, 2) });
		const fails = (changed: Partial<SitingProblem>, p = 1) =>
			expect(() => sitePMedian({ ...problem, ...changed }, { p }));
		fails({}, 3).toThrow('3 cannot be chosen of 2 candidates.');
		fails({ fixed: [0] }, 2).toThrow('2 cannot be chosen of 1 candidates.');
		fails({}, 0.5).toThrow(RangeError);
		fails({ costs: Float64Array.of(1, -2) }).toThrow('Demand 0, candidate 1: -2 is no cost.');
		fails({ costs: Float64Array.of(1, Number.NaN) }).toThrow('NaN is no cost.');
		fails({ costs: Float64Array.of(1) }).toThrow('1 costs are not 1 × 2.');
		fails({ weights: Float64Array.of(0) }).toThrow('There is no demand.');
		fails({ weights: Float64Array.of(Infinity) }).toThrow('Infinity is no weight.');
		fails({ fixed: [2] }).toThrow('no candidate 2');
		fails({ fixed: [1, 1] }).toThrow('named twice');
	});
});
