import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures, CityMeta, CommunityProps } from '../city/types.ts';
import type { CoverageItem } from '../coverage/types.ts';
import type { Edit } from '../what-if/types.ts';
import type { CentreRow } from './list-centre-rows.ts';

/** A community as figures need it: facts and its walk. */
export interface PlanRow extends CoverageItem {
	props: CommunityProps;
	/** Ids of the axes it lies along, in the order of the axes. */
	axisIds: string[];
	/** Metres to the nearest open centre; `null` where none can be reached. */
	distanceM: number | null;
}

/** What the walks of a plan are asked with. */
export interface WalkSettings {
	/** Inner and outer life circle, whole minutes, inner < outer. */
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	/** Changes of the plan on trial; none: the plan as it is. */
	edits: readonly Edit[];
}

/** One city's plan with every walk of it: what all figures, charts and texts are made from. */
export interface MeasuredPlan extends WalkSettings {
	meta: CityMeta;
	features: Omit<CityFeatures, 'streets'>;
	axes: CityAxes;
	/** Every community, in id order. */
	rows: readonly PlanRow[];
	/** What coverage counts: those not renovated (未改造, 改造中). */
	counted: readonly PlanRow[];
	/** Centres of the plan that are open, with what the edits do to them; closed ones stay listed as such. */
	centres: readonly CentreRow[];
	/** Whether any feature stands in for data that is not public. */
	isIllustrative: boolean;
}

/** A part of the city that figures can be asked of. */
export const SCOPE_KINDS = ['city', 'district', 'cluster', 'centre', 'axis'] as const;
export interface Scope {
	kind: (typeof SCOPE_KINDS)[number];
	/** '' for the city. */
	id: string;
}
