import type { Change } from './types.ts';

/** What differs between two revisions. */
export interface RevisionDifference {
	from: number;
	to: number;
	/** Make the second of the first. */
	changes: Change[];
}

/** Coverage of a plan at two life circles. */
export interface CoverageFigures {
	/** Of communities not renovated. */
	households: number;
	/** Within each of the asked minutes, in their order. */
	covered: number[];
}
