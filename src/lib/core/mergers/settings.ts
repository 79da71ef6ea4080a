import type { StreetClass } from '../network/types.ts';

/** What may be merged. Defaults are of the kind of 环农园: three dormitory courtyards, 10 buildings, some 200 households. */
export const MERGER_LIMITS = {
	/** Of one member; larger courtyards need no merger. */
	memberHouseholds: 150,
	/** Of all members. */
	households: 300,
	/** Most members. */
	members: 6,
	/** Two share a wall if it is this long, metres: enough for a lane and its gateposts. */
	wallM: 10,
	source: {
		zh: '参照环农园（三院并一院，10 栋近 200 户），项目假定，待核',
		en: 'after 环农园 (three courtyards into one, 10 buildings, some 200 households), project assumption, to be checked'
	},
	effective: '2022-01-01'
} as const;

/** How many mergers are listed. */
export const MERGER_COUNT = 20;

/** Groups that are weighed at most; where there are more, those of most members are left out. */
export const MOST_GROUPS = 2000;

/** Width of one courtyard wall, metres: one brick. */
export const WALL_WIDTH = {
	widthM: 0.24,
	source: { zh: '一砖墙，项目假定，待核', en: 'a wall of one brick, project assumption, to be checked' },
	effective: '2022-01-01'
} as const;

/** Fire lanes, as far as they can be judged without buildings. */
export const FIRE_LANE = {
	/** Clear width of a lane. */
	widthM: 4,
	/** Ground this near to a lane's or street's edge counts as reached. */
	reachM: 40,
	/** A gate is at a street if it is this near. */
	gateM: 30,
	/** Ground is judged at points of a square grid. */
	stepM: 5,
	source: {
		zh: 'GB 55037-2022 3.4（净宽 4 m）；可及 40 m 为两盘水带，项目假定，待核',
		en: 'GB 55037-2022 3.4 (4 m clear); reach of 40 m is two lengths of hose, project assumption, to be checked'
	},
	effective: '2023-06-01'
} as const;

/** Streets that no fire engine uses, however wide they are drawn. */
export const NO_LANE_CLASSES: readonly StreetClass[] = ['footway', 'path', 'steps', 'cycleway', 'pedestrian'];

/** Points of the score. */
export const MERGER_POINTS = {
	/** A member's household that comes within the budget. */
	perHousehold: 1,
	/** A thousand metres that members' households walk less, one walk of each. */
	perKilometre: 0.5,
	/** A square metre of ground gained. */
	perM2: 0.05,
	/** A household whose ground a fire lane reaches that did not before. */
	perLaneHousehold: 0.5,
	/** A metre of wall to take down. */
	perWallM: -0.1,
	source: { zh: '项目假定，待核', en: 'project assumption, to be checked' },
	effective: '2022-01-01'
} as const;
