import { describe, expect, it } from 'vitest';
import { siteFrontier } from '#lib/core/siting/site-frontier.ts';
import { siteMclp } from '#lib/core/siting/site-mclp.ts';
import { sitePMedian } from '#lib/core/siting/site-p-median.ts';
import { buildRandomProblem } from '../../helpers/siting/random-problem.ts';
import { buildNoiseCase } from '../../helpers/siting/siting-cases.ts';

describe('the frontier', () => {
	it('is the best of each number of sites, on 200 random problems', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const { problem, radius } = buildRandomProblem(seed);
			const choosable = problem.candidateCount - problem.fixed.length;
			for (const model of ['mclp', 'p-median'] as const) {
				const points = siteFrontier(problem, { spec: { model, radius }, most: 5 });
				expect(points.map(({ p }) => p)).toEqual([1, 2, 3, 4, 5].slice(0, choosable));
				for (const { p, objective, bound, optimal, selected } of points) {
					const alone = model === 'mclp' ? siteMclp(problem, { p, radius }) : sitePMedian(problem, { p });
					expect(objective).toBeCloseTo(alone.objective, 9);
					expect([optimal, bound, selected.length]).toEqual([true, objective, p]);
				}
			}
		}
	});

	it.each(['mclp', 'p-median'] as const)('never falls back, even where time is up: %s', (model) => {
		const matrix = buildNoiseCase(80, 60, 4, 100);
		const problem = { ...matrix, weights: new Float64Array(80).fill(1), fixed: [] };
		let now = 0;
		const points = siteFrontier(problem, {
			spec: model === 'mclp' ? { model, radius: 8 } : { model },
			most: 12,
			timeLimitS: 2,
			nowMs: () => (now += 1)
		});
		const sign = model === 'mclp' ? 1 : -1;
		expect(points.some(({ optimal }) => !optimal)).toBe(true);
		for (const [i, { objective, bound, gap, selected, p }] of points.entries()) {
			expect(sign * bound).toBeGreaterThanOrEqual(sign * objective);
			expect(gap === 0).toBe(bound === objective);
			expect(selected).toHaveLength(p);
			if (i === 0) continue;
			expect(sign * objective).toBeGreaterThanOrEqual(sign * points[i - 1]!.objective);
			expect(sign * bound).toBeGreaterThanOrEqual(sign * points[i - 1]!.bound);
		}
	});

	it('refuses no number of sites', () => {
		const { problem } = buildRandomProblem(1);
		expect(() => siteFrontier(problem, { spec: { model: 'p-median' }, most: 0 })).toThrow(RangeError);
	});
});
