import { beforeAll, describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import type { Solver } from '#lib/core/solver/types.ts';
import { unreachedCost } from '#lib/core/siting/median-model.ts';
import { solveSiting } from '#lib/core/siting/solve-siting.ts';
import type { SitingAnswer, SitingModel, SitingProblem } from '#lib/core/siting/types.ts';
import { measure, tryAll, type BruteQuestion } from '../../helpers/siting/brute-force.ts';
import { buildRandomProblem } from '../../helpers/siting/random-problem.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadHighs();
});

/** Equal but for the rounding of sums of at most 9 × 10 × 1000. */
const near = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-7;

describe.each<[SitingModel, number]>([
	['p-median', 3000],
	['mclp', 3000],
	['lscp', 1000],
	['p-centre', 400]
])('%s', (model, rounds) => {
	it(`finds the best of all choices on ${rounds} random problems, proves it and measures it right`, () => {
		for (let seed = 1; seed <= rounds; seed++) {
			const { problem, p, radius } = buildRandomProblem(seed);
			const question: BruteQuestion = { model, p, radius, penalty: unreachedCost(problem) };
			const { answer } = solveSiting(problem, { model, p, radius }, { solver });
			const best = tryAll(problem, question)!;
			expect(near(answer.objective, best), `seed ${seed}: ${answer.objective}, best ${best}`).toBe(true);
			expect(answer.optimal, `seed ${seed}`).toBe(true);
			expectConsistent(answer, question);
			expect(near(measure(problem, answer.selected, question)!, best), `seed ${seed}`).toBe(true);
			const greedy = measure(problem, answer.greedy.selected, question)!;
			expect(near(greedy, answer.greedy.objective), `seed ${seed}: greedy`).toBe(true);
			expect(model === 'mclp' ? greedy <= best + 1e-7 : greedy >= best - 1e-7).toBe(true);
			const left = { ...problem, fixed: [...problem.fixed].toReversed() };
			expect(solveSiting(left, { model, p, radius }, { solver }).answer.selected).toEqual(answer.selected);
		}
	});
});

describe.each(['mclp', 'p-median'] as const)('%s with capacities', (model) => {
	it('finds the best of all choices on 150 random problems, and keeps to the capacities', () => {
		for (let seed = 1; seed <= 150; seed++) {
			const { problem, p, radius } = buildRandomProblem(seed, { most: 6 });
			const { candidateCount, weights } = problem;
			const random = buildRandom(seed);
			const total = weights.reduce((sum, weight) => sum + weight, 0);
			const capacities = Float64Array.from({ length: candidateCount }, () => total * random() * 0.7);
			const question = { model, p, radius, penalty: unreachedCost(problem), capacities: [...capacities] };
			const { answer } = solveSiting(problem, { model, p, radius, capacities }, { solver });
			const best = tryAll(problem, question)!;
			expect(near(answer.objective, best), `seed ${seed}: ${answer.objective}, best ${best}`).toBe(true);
			expect(answer.optimal, `seed ${seed}`).toBe(true);
			expectConsistent(answer, question);
			const load = new Float64Array(candidateCount);
			for (const [demand, candidate] of answer.assignment.entries())
				if (candidate >= 0) load[candidate]! += weights[demand]!;
			for (const [candidate, of] of load.entries())
				expect(of).toBeLessThanOrEqual(capacities[candidate]! * (1 + 1e-8));
			expect(measureAssigned(problem, answer, question)).toBeCloseTo(best, 6);
		}
	});
});

/** The objective of where the answer sends everybody. */
function measureAssigned(
	{ demandCount, candidateCount, costs, weights }: SitingProblem,
	{ assignment, unreachable }: SitingAnswer,
	{ model, radius, penalty }: BruteQuestion
): number {
	let sum = 0;
	for (let demand = 0; demand < demandCount; demand++) {
		if (unreachable.includes(demand)) continue;
		const candidate = assignment[demand]!;
		const cost = candidate < 0 ? Infinity : costs[demand * candidateCount + candidate]!;
		sum += weights[demand]! * (model === 'mclp' ? (cost <= radius ? 1 : 0) : Math.min(penalty, cost));
	}
	return sum;
}

function expectConsistent(
	{ selected, p, sites, gap, bound, objective, model }: SitingAnswer,
	asked: BruteQuestion
) {
	expect(selected).toHaveLength(model === 'lscp' ? p : asked.p);
	expect(selected).toEqual([...new Set(selected)].toSorted((a, b) => a - b));
	expect(sites.map(({ candidate }) => candidate)).toEqual(selected);
	expect(gap).toBe(0);
	expect(bound).toBe(objective);
}
