import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures, CityMeta, CommunityProps, RenovationState } from '../city/types.ts';
import type { CoverageItem, CoverageSummary } from '../coverage/types.ts';
import type { Edit } from '../what-if/types.ts';
import type { CentreRow, NameNth } from './list-centre-rows.ts';

/** A community as figures need it, from a plan or from a file. */
export interface CommunityFacts extends Omit<CoverageItem, 'centreId' | 'walkSeconds'> {
	state?: RenovationState | undefined;
}

/** A community as figures need it: facts and its walk. */
export interface PlanRow<Facts extends CommunityFacts = CommunityProps> extends CoverageItem {
	props: Facts;
	/** Ids of the axes it lies along, in the order of the axes. */
	axisIds: string[];
	/** Metres to the nearest open centre; `null` where none can be reached. */
	distanceM: number | null;
}

/** Communities with their walks, and what these come to. */
export interface Measured<Facts extends CommunityFacts = CommunityProps> {
	/** Every community, in the order of the plan. */
	rows: readonly PlanRow<Facts>[];
	/** Communities that coverage counts: those not renovated (未改造, 改造中), or all if the settings say so. */
	counted: readonly PlanRow<Facts>[];
	/** Of what is counted. */
	totals: CoverageSummary;
	/** Of what is counted, by group in the order of ids; those without one last, under `null`. */
	byCluster: ReadonlyMap<string | null, CoverageSummary>;
	byDistrict: ReadonlyMap<string | null, CoverageSummary>;
	/** By nearest centre; those that no centre can be reached from under `null`. */
	byCentre: ReadonlyMap<string | null, CoverageSummary>;
	/** Ids of centres and of counted communities too far from every street. */
	offNetwork: { centres: string[]; communities: string[] };
	/** Ids of centres that no community can reach, those off the network included. */
	isolatedCentres: string[];
	/** Ids of counted communities on streets that lead to no centre. */
	stranded: string[];
	/** Ids of counted communities whose last entrance the edits closed. */
	shut: string[];
}

/** Settings of the walks of a plan. */
export interface WalkSettings {
	/** Inner and outer life circle, whole minutes, inner < outer. */
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	/** Changes of the plan on trial; none: the plan as it is. */
	edits: readonly Edit[];
}

/** One city's plan, before walks are computed. */
export interface PlanContent {
	meta: CityMeta;
	features: Omit<CityFeatures, 'streets'>;
	axes: CityAxes;
	/** Whether any feature is illustrative: a substitute for data that is not public. */
	isIllustrative: boolean;
	/** Names centres that what-if edits add. */
	nameAddedCentre: NameNth;
}

/** One city's plan with every walk of it: what all figures, charts, maps and texts are made from. */
export interface MeasuredPlan extends Omit<PlanContent, 'nameAddedCentre'>, WalkSettings, Measured {
	/** Open centres of the plan, with the edits applied; closed ones are listed as closed. */
	centres: readonly CentreRow[];
}

/** Parts of the city that the plan itself has, and that can be selected. */
export const SCOPE_KINDS = ['city', 'district', 'cluster', 'centre', 'axis'] as const;

export interface PartScope {
	kind: (typeof SCOPE_KINDS)[number];
	/** '' for the city. */
	id: string;
}

/** A part of the city that figures can be computed for. */
export type Scope = PartScope | PackageScope;

/** 连片项目. Made by the planner and not stored with the communities, so that it lists its members itself. */
export interface PackageScope {
	kind: 'package';
	id: string;
	name: { zh: string; en: string };
	communityIds: readonly string[];
}
