import type { BothTexts } from '../text/both-texts.ts';
import type { LngLat } from '../geometry/types.ts';

/** Why a change cannot be made. */
export interface ChangeProblem {
	code:
		| 'wrong-change'
		| 'unknown-layer'
		| 'unknown-feature'
		| 'unknown-field'
		| 'wrong-value'
		| 'wrong-geometry'
		| 'taken-id'
		| 'taken-number'
		| 'taken-name'
		| 'dangling'
		| 'referenced'
		| 'off-boundary'
		| 'outside-cluster'
		| 'outside-community'
		| 'overlapping'
		| 'not-own-note';
	/** Which of the changes, from 0; `null`: none alone. */
	at: number | null;
	/** '' where it is not known. */
	layer: string;
	featureId: string;
	/** '' where it is about the whole feature. */
	field: string;
	/** The reason with the value, and the remedy. */
	reason: BothTexts;
	/** Where it is, if it is at one place. */
	lngLat?: LngLat | undefined;
}
