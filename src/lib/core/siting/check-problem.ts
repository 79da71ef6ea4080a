import type { SitingProblem } from './types.ts';

/** @throws RangeError naming what is wrong with a problem, or with the number of candidates to choose */
export function checkProblem(problem: SitingProblem, p = 0): void {
	const { demandCount, candidateCount, costs, weights, fixed } = problem;
	if (costs.length !== demandCount * candidateCount)
		throw new RangeError(`${costs.length} costs are not ${demandCount} × ${candidateCount}.`);
	if (weights.length !== demandCount)
		throw new RangeError(`${weights.length} weights are not those of ${demandCount} demands.`);
	const badCost = costs.findIndex((cost) => !(cost >= 0));
	if (badCost >= 0)
		throw new RangeError(
			`Demand ${Math.floor(badCost / candidateCount)}, candidate ${badCost % candidateCount}: ${costs[badCost]} is no cost.`
		);
	const badWeight = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
	if (badWeight >= 0) throw new RangeError(`Demand ${badWeight}: ${weights[badWeight]} is no weight.`);
	if (!weights.some((weight) => weight > 0)) throw new RangeError('There is no demand.');
	const known = new Set(fixed);
	if (known.size < fixed.length) throw new RangeError('A fixed candidate is named twice.');
	for (const candidate of fixed)
		if (!(Number.isInteger(candidate) && candidate >= 0 && candidate < candidateCount))
			throw new RangeError(`There is no candidate ${candidate} to be fixed.`);
	if (!(Number.isInteger(p) && p >= 0)) throw new RangeError(`${p} is no number of sites.`);
	if (p > candidateCount - fixed.length)
		throw new RangeError(`${p} cannot be chosen of ${candidateCount - fixed.length} candidates.`);
}
