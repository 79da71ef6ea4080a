import type { SitingRequest, SolvedSiting } from '#lib/core/siting/solve-siting.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';

/** A question to be solved, and how its answer is to be said. */
export interface SitingCase {
	problem: SitingProblem;
	request: SitingRequest;
	/** Id where there are ids, else the index, from 0. */
	candidateName: (candidate: number) => string | number;
	demandName: (demand: number) => string | number;
	/** Fields of the JSON document that only this kind of question has. */
	describe: (solved: SolvedSiting) => object;
	/** First line of the table. */
	heading: string;
}
