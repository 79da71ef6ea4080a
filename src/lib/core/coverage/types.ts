import type { Position } from '../network/types.ts';

/** A centre or a community on the network. */
export interface Site {
	/** Ties go to the smaller id, compared as strings. */
	id: string;
	/** Where its doors or entrances meet the streets, in their order; `undefined` for one too far from any. */
	positions: (Position | undefined)[];
}

/** A community's way to its nearest centre. */
export interface NearestWalk {
	/** Index into the centres. */
	centre: number;
	/** Index of the centre's door. */
	door: number;
	/** Index of the community's entrance. */
	entrance: number;
	/** Access, along the streets, access: metres. */
	distanceM: number;
}

/** What is counted: communities, and what they hold. */
export interface Amounts {
	communities: number;
	households: number;
	people: number;
	floorAreaM2: number;
}

/** One community as coverage needs it. */
export interface CoverageItem extends Omit<Amounts, 'communities'> {
	id: string;
	clusterId: string | null;
	districtId: string | null;
	/** Nearest open centre, `null` where none can be reached. */
	centreId: string | null;
	walkSeconds: number | null;
}

/** Totals of a group, and of its part within each budget, keyed by minutes. */
export interface CoverageSummary extends Amounts {
	covered: Record<string, Amounts>;
}
