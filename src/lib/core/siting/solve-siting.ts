import type { Solver } from '../solver/types.ts';
import { siteCapacitated } from './site-capacitated.ts';
import { siteFrontier, type FrontierPoint } from './site-frontier.ts';
import { siteLscp } from './site-lscp.ts';
import { siteMclp } from './site-mclp.ts';
import { sitePCentre } from './site-p-centre.ts';
import { sitePMedian } from './site-p-median.ts';
import type { SitingAnswer, SitingModel, SitingOptions, SitingProblem } from './types.ts';

/** Which model, and the numbers it needs. Can be sent to a worker as it is. */
export interface SitingRequest {
	model: SitingModel;
	/** Of all but LSCP. */
	p?: number | undefined;
	/** Of LSCP and MCLP, in the unit of the costs. */
	radius?: number | undefined;
	/** Of the p-median: see `sitePMedian`. */
	penalty?: number | undefined;
	/** Weight that each candidate can take, all of a demand or none; of MCLP and the p-median. */
	capacities?: Float64Array | undefined;
	/** Also the best of 1, 2, … up to this number of sites; of MCLP and the p-median without capacities. */
	frontier?: number | undefined;
	/** See {@link SitingOptions}. */
	work?: number | undefined;
	timeLimitS?: number | undefined;
	seed?: number | undefined;
}

export interface SolvedSiting {
	answer: SitingAnswer;
	frontier: FrontierPoint[] | undefined;
}

/**
 * Answers a request about a problem.
 *
 * @param solver of all but the p-median without capacities, which it helps where there are many sites
 * @throws RangeError if problem and request do not go together
 */
export function solveSiting(
	problem: SitingProblem,
	{
		model,
		p = 1,
		radius = Infinity,
		penalty,
		capacities,
		frontier,
		work,
		timeLimitS,
		seed = 1
	}: SitingRequest,
	{ solver, nowMs, onProgress }: Pick<SitingOptions, 'nowMs' | 'onProgress'> & { solver?: Solver | undefined }
): SolvedSiting {
	const options = { work, timeLimitS, seed, ...(nowMs && { nowMs }), ...(onProgress && { onProgress }) };
	const getSolver = () => {
		if (!solver) throw new RangeError(`The model ${model} needs a solver.`);
		return solver;
	};
	if (model === 'lscp')
		return { answer: siteLscp(problem, { ...options, radius, solver: getSolver() }), frontier: undefined };
	if (model === 'p-centre')
		return { answer: sitePCentre(problem, { ...options, p, solver: getSolver() }), frontier: undefined };
	const spec = model === 'mclp' ? { model, radius } : { model, penalty };
	if (capacities) {
		const answer = siteCapacitated(problem, { ...options, spec, p, capacities, solver: getSolver() });
		return { answer, frontier: undefined };
	}
	const answer =
		model === 'mclp'
			? siteMclp(problem, { ...options, p, radius, solver })
			: sitePMedian(problem, { ...options, p, solver, ...(penalty !== undefined && { penalty }) });
	return {
		answer,
		frontier:
			frontier === undefined ? undefined : siteFrontier(problem, { ...options, spec, most: frontier, solver })
	};
}
