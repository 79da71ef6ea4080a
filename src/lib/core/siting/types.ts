import type { Stop, WorkLimits } from '../work/work-budget.ts';

export const SITING_MODELS = ['lscp', 'mclp', 'p-median', 'p-centre'] as const;

/**
 * `lscp`: fewest centres that cover all (Toregas et al. 1971). `mclp`: most weight covered by p (Church & ReVelle
 * 1974). `p-median`: least weighted cost of p (Hakimi 1964). `p-centre`: least worst cost of p (Hakimi 1964).
 */
export type SitingModel = (typeof SITING_MODELS)[number];

/** What it costs each demand to go to each candidate. */
export interface SitingProblem {
	demandCount: number;
	candidateCount: number;
	/** Row by row, demand × candidates, ≥ 0; Infinity where the candidate cannot be reached. */
	costs: Float64Array;
	/** Of each demand, ≥ 0 and finite. A demand of weight 0 is ignored. */
	weights: Float64Array;
	/** Candidates that are open anyway and do not count as chosen. */
	fixed: readonly number[];
}

/** Work that a question may take: some minute of one core. Beyond it the best found is returned with its gap. */
export const SITING_WORK = 60_000;

/** Limits of the search; `work` is {@link SITING_WORK} where it is not given. */
export interface SitingOptions extends WorkLimits {
	/** Default 1. The same problem, work and seed give the same answer, unless a time limit stops the search. */
	seed?: number;
	/** Called with the share done, 0…1. */
	onProgress?: (share: number) => void;
}

/** Why a candidate was chosen, in the unit of the objective. */
export interface SiteReason {
	candidate: number;
	/** Demands that go to it, and their weight. */
	demands: number;
	weight: number;
	/**
	 * What it brings those that go to it beside what is open anyway: weight newly covered, cost saved; of p-centre and
	 * LSCP the weight of those that nothing else open covers or comes as near to.
	 */
	brings: number;
	/** How much worse the objective were without it, all others staying; of LSCP the weight that would be uncovered. */
	lostWithout: number;
}

export interface SitingAnswer {
	model: SitingModel;
	/** How many were to be chosen; of LSCP, how many it takes. */
	p: number;
	/** Candidates chosen, ascending; those open anyway are not among them. */
	selected: number[];
	objective: number;
	/** No choice is better than this: ≤ objective where less is better, ≥ where more is. */
	bound: number;
	/** |objective − bound| ÷ the greater of both; 0 where both are 0. */
	gap: number;
	/** Proven: the bound is the objective, to nine digits. */
	optimal: boolean;
	/** What choosing one after another gives: the usual rule of thumb. */
	greedy: { objective: number; selected: number[] };
	/** Candidate that each demand goes to, the cheapest open one, of equal ones the first; −1 where none is reached. */
	assignment: Int32Array;
	/** Demands that no candidate at all can serve (within the radius, where there is one): apart from the objective. */
	unreachable: number[];
	/** As long as `selected`. */
	sites: SiteReason[];
	/** Steps of the search, for the curious. */
	iterations: number;
	/** Whether a time limit stopped the search: then another run may find other sites. */
	stopped: Stop;
}
