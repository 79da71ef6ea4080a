import type { SitingProblem } from '#lib/core/siting/types.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { UsageError } from '../usage.ts';
import type { SitingCase } from './siting-case.ts';
import { readMatrix } from './read-matrix.ts';
import type { AskedSiting } from './read-request.ts';

/** Sums near the largest number there is have no meaning. */
const MOST = 1e300;

interface MatrixOptions {
	matrix: string;
	weights?: string | undefined;
	radius: number | undefined;
}

/** What a matrix file and the options ask. */
export async function readMatrixCase(
	{ matrix, weights, radius }: MatrixOptions,
	asked: AskedSiting
): Promise<SitingCase> {
	const file = await readMatrix(matrix, weights);
	const { demandIds, candidateIds, demandCount, candidateCount, costs } = file;
	const { model, p, capacity, ...request } = asked;
	if (!file.weights.some((weight) => weight > 0))
		throw new InputError({
			file: weights ?? matrix,
			problem: 'has no demand: all weights are 0',
			remedy: 'give one of them a weight'
		});
	const total = file.weights.reduce((sum, weight) => sum + weight, 0);
	const longest = costs.reduce((most, cost) => (cost < Infinity ? Math.max(most, cost) : most), 0);
	// What a demand costs that nothing reaches is twice the longest way.
	if (!(2 * longest * total < MOST))
		throw new InputError({
			file: matrix,
			problem: `its costs, up to ${longest}, are too large to be added with weights of ${total} together`,
			remedy: 'give them in a larger unit'
		});
	if (request.penalty !== undefined && !(request.penalty * total < MOST))
		throw new UsageError(
			`--penalty ${request.penalty} is too large to be added with weights of ${total} together; give less.`
		);
	if (model !== 'lscp' && p === undefined && request.frontier === undefined)
		throw new UsageError(`--model ${model} takes --p, the number of sites.`);
	if ((model === 'lscp' || model === 'mclp') && radius === undefined)
		throw new UsageError(`--model ${model} takes --radius, in the unit of the costs.`);
	if (p !== undefined && p > candidateCount)
		throw new UsageError(
			`${matrix}: --p ${p} is more than its ${candidateCount} columns; give ${candidateCount} or less.`
		);
	const problem: SitingProblem = { demandCount, candidateCount, costs, weights: file.weights, fixed: [] };
	return {
		problem,
		request: {
			...request,
			model,
			p: p ?? Math.min(request.frontier ?? 0, candidateCount),
			radius,
			capacities: capacity === undefined ? undefined : new Float64Array(candidateCount).fill(capacity)
		},
		candidateName: (candidate) => candidateIds?.[candidate] ?? candidate,
		demandName: (demand) => demandIds?.[demand] ?? demand,
		describe: () => ({ demands: demandCount, candidates: candidateCount }),
		heading: `${matrix}: ${demandCount} demands, ${candidateCount} candidates.`
	};
}
