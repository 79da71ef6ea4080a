import type { MultiPolygon, Polygon } from 'geojson';
import type { BundlesAnswer } from '../bundles/types.ts';
import type { RedrawnClusters } from '../clusters/redraw-clusters.ts';
import type { ClusterWeights } from '../clusters/types.ts';
import type { AxisDescription } from '../axes/describe-axis.ts';
import type { CityAxes } from '../axes/list-city-axes.ts';
import type { CityFeatures } from '../city/types.ts';
import type { MergersAnswer } from '../mergers/types.ts';
import type { NeighbourPair } from '../neighbours/types.ts';
import type { PackageDescription } from '../packages/describe-package.ts';
import type { Package, PackageGround, PackageProposal, PackageSettings } from '../packages/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { SiteReason, SitingAnswer, SitingModel } from '../siting/types.ts';
import type { ScenarioDocument, ScenarioFigures } from '../scenarios/types.ts';
import type { PlanWalks } from '../what-if/list-walks.ts';
import type { Edit } from '../what-if/types.ts';

/** What the planner plans with. */
export interface PlannerInputs {
	networkFile: ArrayBuffer;
	features: Omit<CityFeatures, 'streets'>;
	/** The communities along each axis. */
	axes: CityAxes['axes'];
	/** Railway lines: they part blocks as main streets do. */
	railways: LngLat[][];
}

export interface TriedScenario {
	walks: PlanWalks;
	circles: { inner: MultiPolygon; outer: MultiPolygon };
	figures: ScenarioFigures;
}

/** What a package holds, and what it would be like with the walls between its members opened. */
export interface DescribedPackage extends PackageDescription {
	/** One opening in the middle of each wall that two members share; those that cannot be made are left out. */
	wallEdits: Edit[];
	/** As `covered`, with these openings. */
	coveredOpened: { minutes: number; households: number }[];
}

/** An axis of the city by its id, or a line. */
export type AxisQuestion = { alongM: number } & ({ axisId: string } | { lngLats: LngLat[] });

export interface DescribedAxis extends AxisDescription {
	lngLats: LngLat[];
}

/** Which courtyards may be merged. */
export interface MergersAsked {
	minutes: number;
	speedMps: number;
	/** Of one member, and of all. */
	memberHouseholds: number;
	households: number;
	count: number;
}

/** What property bundles are to be like. */
export interface BundlesQuestion {
	by: 'district' | 'cluster';
	leastHouseholds: number;
	mostHouseholds: number;
	/** From a bundle's base to any of its communities; `null` for no limit. */
	maxDistanceM: number | null;
	marginYuan: number;
	/** Income from common parts pays for its own community only. */
	keepsCommonIncome: boolean;
}

/** How many zones, and what they are to be like. */
export interface ZonesQuestion {
	k: number;
	weights: ClusterWeights;
	seed: number;
}

export interface DrawnZones extends RedrawnClusters {
	/** Ground of each zone, in their order; WGS-84. */
	outlines: (Polygon | MultiPolygon)[];
}

export const SITING_CANDIDATES = ['streets', 'communities', 'public'] as const;

/** Where the next centres are to go. */
export interface SitingQuestion {
	edits: Edit[];
	model: SitingModel;
	/** How many new ones, or with `isMovable` all of them; not of LSCP. */
	p: number;
	minutes: number;
	speedMps: number;
	candidates: (typeof SITING_CANDIDATES)[number];
	/** About how many candidates from streets. */
	count: number;
	isMovable: boolean;
	/** Households that a centre can take; `null` for no limit. */
	capacity: number | null;
	/** Also the best of 1, 2, … up to this number. */
	frontier?: number;
	/** Units of `WorkBudget`; `SITING_WORK` if not given. */
	work?: number;
}

/** A choice of sites, with what it changes and how good it is. */
export interface SitedPlan extends Omit<SitingAnswer, 'selected' | 'assignment' | 'unreachable' | 'sites'> {
	/** Households that are to be served. */
	demandWeight: number;
	/** Communities that no candidate serves. */
	unreachableIds: string[];
	/** Candidate sites. */
	candidates: LngLat[];
	/** New ones first, by falling gain. */
	sites: (Omit<SiteReason, 'candidate'> & {
		id: string;
		isNew: boolean;
		lngLat: LngLat;
		/** Those that go to it. */
		communityIds: string[];
	})[];
	/** What puts the choice on trial. */
	edits: Edit[];
	/** Households within the minutes, before and after. */
	covered: [before: number, after: number];
	households: number;
	frontier: { p: number; objective: number; bound: number; gap: number; optimal: boolean; greedy: number }[];
}

/** The plan that packages are made for. */
export interface GroundQuestion {
	gapM: number;
	edits: Edit[];
	speedMps: number;
}

/** The work the planner does: name, what it takes, what it gives. */
export type PlannerWork = {
	load: { takes: PlannerInputs; gives: null };
	/** All communities, renovated ones too. */
	neighbours: { takes: { gapM: number }; gives: NeighbourPair[] };
	/** The communities not renovated, their neighbours and walks: what packages are made of. */
	packageGround: { takes: GroundQuestion; gives: PackageGround };
	/** Packages for them; locked ones are kept. */
	packages: {
		takes: GroundQuestion & { settings: PackageSettings; locked: Package[]; seed: number };
		gives: { ground: PackageGround; proposal: PackageProposal };
	};
	/** What a package holds, and what its opened walls would do to coverage. */
	describePackage: {
		takes: GroundQuestion & { settings: PackageSettings; communityIds: string[]; minutes: number[] };
		gives: DescribedPackage;
	};
	site: { takes: SitingQuestion; gives: SitedPlan };
	/** Who lies along an axis of the city, or along a line that was drawn, and the strip along it. */
	axis: { takes: AxisQuestion; gives: DescribedAxis };
	/** Courtyards that could be one. */
	mergers: { takes: MergersAsked; gives: MergersAnswer };
	/** Property bundles of the communities not renovated. */
	bundles: { takes: BundlesQuestion; gives: BundlesAnswer };
	/** The new clusters. */
	zones: { takes: ZonesQuestion; gives: DrawnZones };
	/** A scenario computed: its walks, its circles and its figures. */
	scenario: { takes: ScenarioDocument; gives: TriedScenario };
};
