import type { CommunityPlace } from '../coverage/city-places.ts';
import type { LngLat } from '../geometry/types.ts';
import type { NeighbourPair } from '../neighbours/types.ts';
import type { Edit } from '../what-if/types.ts';
import type { WhatIfPlan } from '../what-if/what-if-plan.ts';

export interface MergerLimits {
	memberHouseholds: number;
	households: number;
	members: number;
	wallM: number;
}

export interface MergersQuestion {
	/** The plan; afterwards it has no edits. */
	whatIf: WhatIfPlan;
	/** Those of the plan, in its order. */
	communities: readonly CommunityPlace[];
	/** What may be merged, and whose households figures count. */
	isCounted: (community: CommunityPlace) => boolean;
	/** Of these communities. */
	pairs: readonly NeighbourPair[];
	/** Metres that count as within, > 0. */
	limitM: number;
	limits?: Partial<MergerLimits>;
	/** How many at most. */
	count?: number;
}

/** A wall between two members and where it is opened. */
export interface MergedWall {
	communityIds: [string, string];
	sharedWallM: number;
	/** Between the two faces, on the mean, metres. */
	gapM: number;
	/** Its ends and its middle, as far as they differ: the first is the middle. */
	openings: LngLat[];
}

/** What a change does to walks: exactly what trying it gives. */
export interface WalkGain {
	/** Within the budget that were not. */
	communities: number;
	households: number;
	communityIds: string[];
	/** Metres that all households whose walk was known walk less, one walk of each. */
	savedM: number;
}

/** A new way from a gate of one member through an opened wall to a gate of another. */
export interface WayThrough {
	lngLats: LngLat[];
	lengthM: number;
}

/** By ground, since the data has no buildings. */
export interface FireLaneEstimate {
	/** Shares of the members' ground within reach of a street or lane wide enough, 0…1. */
	before: number;
	after: number;
	/** Households and buildings by these shares of their own ground: reached after and not before. `null`: not known. */
	households: number;
	buildings: number | null;
	/** A lane that a fire engine can leave by another gate than it came in by; empty if there is none. */
	lanes: [LngLat, LngLat][];
}

/** Small neighbours that share walls, as one courtyard (拆墙并院). */
export interface Merger {
	id: string;
	/** Sorted; a package takes them as they are. */
	communityIds: string[];
	households: number;
	/** `null` where that of a member is not known. */
	buildings: number | null;
	siteAreaM2: number | null;
	walls: MergedWall[];
	/** Metres of shared wall to take down, measured once for both faces. */
	wallM: number;
	/** Strips between the walls, and the walls' own ground. */
	groundM2: number;
	coverage: {
		/** Members use each other's gates. */
		members: WalkGain;
		/** With the ways through open to everybody: all that are counted, the members among them. */
		everybody: WalkGain;
	};
	waysThrough: WayThrough[];
	fireLane: FireLaneEstimate;
	/** Sum of the points. */
	score: number;
	points: { coverage: number; walking: number; ground: number; fireLane: number; wall: number };
	/** Edits that open the walls, and those that make the ways public as well. */
	edits: Edit[];
	throughEdits: Edit[];
	/** A better one in the list that has a member in common; `null` if there is none. */
	alternativeTo: string | null;
}

export interface MergersAnswer {
	mergers: Merger[];
	/** Groups weighed. */
	weighed: number;
	/** Whether there were more groups than are weighed. */
	isCut: boolean;
}
