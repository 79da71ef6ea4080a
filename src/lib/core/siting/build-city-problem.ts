import type { Ground, PlacedSite } from '../what-if/types.ts';
import { buildWalkCosts } from './build-walk-costs.ts';
import type { Candidate } from './list-candidates.ts';
import type { SitingProblem } from './types.ts';

/** A plan as a siting problem: its columns are the open centres, then the candidates. */
export interface CityProblem {
	ground: Ground;
	/** Those to be served. */
	communities: readonly PlacedSite[];
	/** Of each of them, households or whatever counts. */
	weights: Float64Array;
	candidates: readonly Candidate[];
	/** Whether the open centres are candidates like others; else they are fixed. */
	isMovable: boolean;
	/** Walks longer than this count as no way, metres; Infinity for none. */
	limitM: number;
	onProgress?: (share: number) => void;
}

/** Costs are walking metres; see {@link buildWalkCosts}. */
export function buildCityProblem({
	ground,
	communities,
	weights,
	candidates,
	isMovable,
	limitM,
	onProgress
}: CityProblem): SitingProblem {
	return {
		demandCount: communities.length,
		candidateCount: ground.centres.length + candidates.length,
		costs: buildWalkCosts(ground, communities, candidates, { limitM, ...(onProgress && { onProgress }) }),
		weights,
		fixed: isMovable ? [] : [...ground.centres.keys()]
	};
}
