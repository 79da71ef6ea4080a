/** What the size of a package is measured by. */
export const PACKAGE_MEASURES = ['households', 'floorAreaM2'] as const;
export type PackageMeasure = (typeof PACKAGE_MEASURES)[number];

/**
 * Size that packages are to have, if the planner gives none: small enough that most groups of old communities of a
 * northern city hold one, large enough that few packages cover a cluster. About 85 m² a household.
 */
export const DEFAULT_TARGET: Record<PackageMeasure, number> = { households: 600, floorAreaM2: 50_000 };

/** Least and most that a package may have, as shares of the target, if the planner gives no range. */
export const DEFAULT_RANGE_SHARES = [0.5, 1.5] as const;

/** A package whose size differs from the target by no more than this share of it is on target. */
export const ON_TARGET_SHARE = 0.1;

/** How much each preference counts; 0: not at all. Only their proportions matter. */
export interface PackageWeights {
	/** Sizes near the target: the squared deviation as a share of it. */
	evenSize: number;
	/** Neighbours that face the same axis together: the share of their common frontage that is parted. */
	axisFrontage: number;
	/** Neighbours that share a wall together: the share of wall metres that is parted. */
	sharedWalls: number;
	/** One sub-district: the share of the size that lies outside the commonest. The data know districts only. */
	sameDistrict: number;
	/** One service centre: the share of the size whose nearest centre is not the commonest. */
	sameCentre: number;
	/** Compact shape: the share of its members' neighbour relations that lead out of it. */
	compactShape: number;
}

/** Configuration, not constants: project assumptions, to be set by the planner. */
export const PACKAGE_WEIGHTS: PackageWeights = {
	evenSize: 4,
	axisFrontage: 1,
	sharedWalls: 1,
	sameDistrict: 1,
	sameCentre: 0.5,
	compactShape: 0.5
};

/** Minutes of the life circles that packages are described by. */
export const PACKAGE_MINUTES = [15, 30] as const;

/** Largest group that is solved exactly, if its packages are not too many. */
export const EXACT_COMMUNITIES = 30;

/** Limits of exact work for a group; beyond them it is only searched: connected sets, and how often each is tried. */
export const EXACT_SETS = 60_000;
export const EXACT_STEPS = 10_000_000;

/**
 * Starts of the search in larger groups: whether packages stop growing at the most they may have, what share of moves
 * leaves a community over, and how many packages more than the target size gives.
 */
export const STARTS = [
	{ isCapped: false, leaveShare: 0, more: 0 },
	{ isCapped: true, leaveShare: 0.1, more: 0 },
	{ isCapped: false, leaveShare: 0.02, more: 1 }
] as const;

/** Sweeps over the group that each start makes at most to improve it. */
export const SWEEPS = 4;

/** Neighbourhoods that are divided again: communities, and the exact work that each may take. */
export const WINDOW_COMMUNITIES = 16;
export const WINDOW_SETS = 4_000;
export const WINDOW_STEPS = 200_000;

/** Moves of the annealing: for each community, and as many at most as weigh this many communities. */
export const ANNEAL_MOVES = 200;
export const ANNEAL_WORK = 1_000_000;

/** Random trees tried each time two neighbouring packages are divided again. */
export const RECOMBINE_TREES = 6;
