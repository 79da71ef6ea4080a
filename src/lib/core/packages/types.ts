import type { Stop } from '../work/work-budget.ts';
import type { NearestOther, NeighbourPair } from '../neighbours/types.ts';
import type { PackageMeasure, PackageWeights } from './settings.ts';

/** A community as packages need it. */
export interface PackageCommunity {
	id: string;
	name: string;
	/** `null` where it is not known: communities without a cluster form one area of their own. */
	clusterId: string | null;
	districtId: string | null;
	households: number;
	people: number;
	floorAreaM2: number;
	/** The service centre with the shortest walk; `null` if none can be reached. */
	centreId: string | null;
	/** Seconds to that centre; `null` if none can be reached. */
	walkSeconds: number | null;
	/** Boundary that faces each axis, metres. */
	frontages: { axisId: string; frontageM: number }[];
}

/** What packages are made of; plain data, so that it can be handed to a worker. */
export interface PackageGround {
	/** Those to be renewed, each id once. */
	communities: PackageCommunity[];
	/** Distance of the neighbour rule, metres. */
	gapM: number;
	/** Which of them border each other. */
	pairs: NeighbourPair[];
	/** Of those without any neighbour: what is nearest. */
	nearestOthers: { [id: string]: NearestOther };
}

/** Settings that the planner chooses. */
export interface PackageSettings {
	measure: PackageMeasure;
	/** Size a package is to have; least ≤ target ≤ most. */
	target: number;
	least: number;
	most: number;
	/** Whether a package may hold communities of several clusters. */
	acrossClusters: boolean;
	weights: PackageWeights;
}

/** 连片项目: at least two connected communities. */
export interface Package {
	/** `package-` and the smallest id it had when it was made; a number after it if that was taken. */
	id: string;
	/** Given by the planner; '' if none. */
	name: string;
	/** It is not changed by edits or by a new proposal. */
	isLocked: boolean;
	/** Sorted. */
	communityIds: string[];
}

/** Why a community is in no package. */
export type UnassignedReason =
	/** It borders none of the others. `fits`: on its own it is within the range: a single project. */
	| { code: 'alone'; gapM: number; size: number; fits: boolean; nearest: NearestOther | null }
	/** It borders others, but none that may be in a package with it. */
	| {
			code: 'parted';
			otherClusterIds: string[];
			tooLargeIds: string[];
			lockedIds: string[];
			size: number;
			fits: boolean;
	  }
	/** It is larger than a package may be. */
	| { code: 'too-large'; size: number; most: number }
	/** Its whole connected group is too small for one package. */
	| { code: 'group-too-small'; communities: number; size: number; least: number }
	/**
	 * What is left when its group is divided. `isProven`: no division takes in more of the group; else none was found.
	 * `arithmetic`: sizes alone show that not all of the group can be taken in.
	 */
	| { code: 'remainder'; communities: number; size: number; isProven: boolean; arithmetic: boolean }
	/** The planner took it out, or dissolved its package. */
	| { code: 'by-hand' };

export interface Unassigned {
	id: string;
	reason: UnassignedReason;
}

/** A division of the communities into packages. A small value that is never changed: edits make new ones. */
export interface PackagePlan {
	settings: PackageSettings;
	/** By id. */
	packages: Package[];
	/** By id; with the packages' members all communities of the ground, each once. */
	unassigned: Unassigned[];
}

/** Size reached in a connected group, and its bound. */
export interface PackageAmount {
	communities: number;
	/** In the measure. */
	size: number;
}

/** Result for one connected group of communities. */
export interface GroupFinding extends PackageAmount {
	/** Sorted. */
	communityIds: string[];
	/** In packages. */
	packed: PackageAmount;
	/** No division can put more than this size into packages. */
	packedBound: number;
	/** In packages on target, see `ON_TARGET_SHARE`. */
	onTarget: PackageAmount;
	/** No division that puts as much into packages has more than this size in packages on target. */
	onTargetBound: number;
	/** Both were shown by trying every division, not by arithmetic only. */
	isExact: boolean;
}

/** What is provably possible beside what was reached, over all groups. */
export interface PackageBound {
	packed: number;
	packedBound: number;
	onTarget: number;
	onTargetBound: number;
	/** Nothing better is possible: both are reached in every group. */
	isOptimal: boolean;
}

export interface PackageProposal {
	plan: PackagePlan;
	bound: PackageBound;
	/** Groups that may hold a package: those that are too small or alone need no proof. By their first id. */
	groups: GroupFinding[];
	/** Whether a time limit stopped the search: then another run may find other packages. */
	stopped: Stop;
}
