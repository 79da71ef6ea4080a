import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { Stop } from '../work/work-budget.ts';

/** A community's finances: 物业费, 收缴率, 增值收入, 成本. */
export interface Finances {
	/** 物业费, yuan a month for each square metre of floor. */
	serviceFeeYuanPerM2Month: number;
	/** 收缴率, 0…1. */
	collectionRate: number;
	/** Shop, parcel station, parking: income from common parts, yuan a year. */
	extraIncomeYuanPerYear: number;
	serviceCostYuanPerYear: number;
	floorAreaM2: number;
}

/** A community that may be bundled. */
export interface BundleCommunity extends Finances {
	id: string;
	/** WGS-84. */
	geometry: Point | Polygon | MultiPolygon;
	/** District or cluster: each is bundled by itself. */
	groupId: string | null;
	/** ≥ 0. */
	households: number;
	/** Whether a property company serves it already (有物业). */
	propertyManagement: boolean;
}

/** How many bundles, or how large: one of the two. */
export type BundleSizes = { leastHouseholds: number; mostHouseholds: number } | { count: number };

/** One group of communities to be divided into bundles, in numbers. Money in whole fen, so that sums are exact. */
export interface BundleProblem {
	/** Sorted. */
	ids: readonly string[];
	households: readonly number[];
	balanceFen: readonly number[];
	/** From community i to community j at i × n + j, whole metres. */
	distanceM: Float64Array;
	/** Number of bundles, 1 … n. */
	count: number;
	leastHouseholds: number;
	mostHouseholds: number;
	/** Every bundle's balance is to be this or more. */
	marginFen: number;
	/** From a bundle's base to any of its communities at most; Infinity for no limit. */
	maxDistanceM: number;
}

/**
 * A division into bundles: for each community, the index of its bundle's base; a base has its own index. As many bases
 * as the problem has bundles.
 */
export type Draft = Int32Array;

/** Violations and costs of a draft; less is better, and the first field that differs decides. */
export interface DraftScore {
	/** Metres by which communities are beyond the greatest distance from their base. */
	overM: number;
	/** Households by which bundles are too small or too large. */
	offHouseholds: number;
	/** What bundles lack to the margin, fen. */
	subsidyFen: number;
	/** From every community to its base. */
	distanceM: number;
}

/** Why the communities of a group cannot be bundled as wanted, and which of them prevent it. */
export type Obstacle =
	/** More households than a bundle may have. */
	| { code: 'too-large'; communityIds: string[] }
	/** Within the greatest distance of no base are there households enough for a bundle with it. */
	| { code: 'too-remote'; communityIds: string[] }
	/** No number of bundles is right for the households there are. */
	| { code: 'no-count'; communityIds: string[] }
	/** The group as a whole lacks money: no way of bundling helps. */
	| { code: 'group-deficit'; communityIds: string[]; shortYuan: number }
	/** All strong communities within reach of some weak ones cannot cover their deficit. */
	| { code: 'local-deficit'; communityIds: string[]; strongIds: string[]; shortYuan: number }
	/** Sizes, distances and money do not go together; no smaller reason is known. */
	| { code: 'no-combination'; communityIds: string[] };

export interface Impossible {
	/** Whether it is certain; else nothing was found in the time given, which proves nothing. */
	isProven: boolean;
	because: Obstacle[];
	/** What would do, yuan a year: the least known; and the least that any bundling within the greatest distance needs. */
	subsidyYuan: number;
	subsidyBoundYuan: number;
	/** Bundles that are not as asked, with what each of them lacks. */
	bundles: { bundleId: string; subsidyYuan: number; offHouseholds: number; overM: number }[];
}

export interface Bundle {
	id: string;
	/** The community that the others are nearest to. */
	baseId: string;
	/** Sorted. */
	communityIds: string[];
	households: number;
	floorAreaM2: number;
	/** Yuan a year. */
	balanceYuan: number;
	/** What it lacks to the margin, yuan a year. */
	subsidyYuan: number;
	/** Who carries (肥), most first. Of the surplus, part may be income from common parts. */
	strong: { id: string; surplusYuan: number; commonIncomeYuan: number }[];
	/** Who is carried (瘦), most first. */
	weak: { id: string; deficitYuan: number }[];
	/** What the strong pay for the weak, yuan a year. */
	transferYuan: number;
	/** Part of it for which fees do not suffice: that much income from common parts leaves its community. */
	commonTransferYuan: number;
	/** From all communities to the base, in sum, and at most; between any two at most. Straight metres. */
	distanceM: number;
	reachM: number;
	diameterM: number;
	/** Communities that a property company serves already. */
	managedIds: string[];
}

export interface BundledGroup {
	groupId: string | null;
	communities: number;
	households: number;
	balanceYuan: number;
	strong: number;
	size: { count: number; leastHouseholds: number; mostHouseholds: number };
	bundles: Bundle[];
	/** Metres from every community to its base; what is made least. */
	objective: number;
	/**
	 * No bundling with these sizes and distances, and the subsidy named if one is needed, has fewer; and what says so:
	 * the Lagrangian relaxation or the solver. `null` where sizes or distances are not as asked.
	 */
	bound: number | null;
	boundBy: 'lagrangian' | 'highs' | null;
	/** (objective − bound) ÷ objective; 0 of nothing. */
	gap: number | null;
	/** Whether the objective is proven least. */
	optimal: boolean;
	impossible: Impossible | null;
}

/** Limits of the Civil Code (民法典) that bundles meet with. */
export type LegalCode =
	| 'owners-decide'
	| 'self-manage'
	| 'no-full-subcontracting'
	| 'common-income'
	| 'costs-by-agreement'
	| 'dismissal-notice';

/** A limit of the law, and where it binds. */
export interface LegalLimit {
	code: LegalCode;
	/** Of the Civil Code. */
	article: string;
	text: { zh: string; en: string };
	/** Bundles that it binds, sorted. */
	bundleIds: string[];
	/** Communities that it binds, sorted. */
	communityIds: string[];
}

export interface BundlesAnswer {
	groups: BundledGroup[];
	legal: LegalLimit[];
	/** Whether a time limit stopped the search: then another run may find other bundles. */
	stopped: Stop;
}
