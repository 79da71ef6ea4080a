import type { BundlesAnswer } from '../bundles/types.ts';
import type { Deviation } from '../clusters/types.ts';
import type { PackagePlan } from '../packages/types.ts';
import type { Edit } from '../what-if/types.ts';

/** Zones that were redrawn, by the blocks they are made of. */
export interface KeptZones {
	zones: { id: string; blockIds: string[]; population: number; areaM2: number }[];
	deviation: Deviation;
}

/** 方案: everything that is planned on trial, and the walk it is judged by. Plain JSON. */
export interface ScenarioDocument {
	format: 1;
	/** Changes of the plan, in the order they were made. */
	edits: Edit[];
	/** Inner and outer life circle. */
	minutes: [inner: number, outer: number];
	speedMps: number;
	packages: PackagePlan | null;
	bundles: BundlesAnswer | null;
	zones: KeptZones | null;
}

/** What two scenarios are compared by. Of the communities not renovated. */
export interface ScenarioFigures {
	/** Open centres. */
	centres: number;
	households: number;
	/** Households within the inner and the outer circle. */
	covered: [inner: number, outer: number];
	/** Household-weighted mean and longest walk to the nearest centre, of those that reach one; `null` if none does. */
	meanWalkS: number | null;
	worstWalkS: number | null;
	/** Households that reach no centre. */
	unreached: number;
	packages: {
		count: number;
		communities: number;
		households: number;
		/** Largest distance from the target, as a share of it. */
		largestDeviation: number;
	} | null;
	bundles: {
		count: number;
		communities: number;
		leastBalanceYuan: number | null;
		subsidyYuan: number;
	} | null;
	zones: { count: number; populationDeviation: number; areaDeviation: number } | null;
}
