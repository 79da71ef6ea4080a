/** What openings cost, yuan. */
export interface OpeningCosts {
	/** One new entrance through a community's boundary. */
	entranceYuan: number;
	/** One opening in the wall between two neighbours. */
	wallYuan: number;
	/** One metre of a new way from street to street. */
	linkYuanPerM: number;
	/** One new service centre. */
	centreYuan: number;
	/** Where the figures come from. */
	source: { zh: string; en: string };
	effective: string;
}

/** Placeholder prices, right in order of magnitude, so that openings can be compared until real ones are known. */
export const OPENING_COSTS: OpeningCosts = {
	entranceYuan: 80_000,
	wallYuan: 20_000,
	linkYuanPerM: 1_500,
	centreYuan: 5_000_000,
	source: { zh: '项目假定，待核', en: 'project assumption, to be checked' },
	effective: '2022-01-01'
};

/** How many openings are listed. */
export const OPENING_COUNT = 100;

/** Boundaries at most this far apart share a wall: its two faces and the strip between them. */
export const WALL_GAP_M = 6;

/** Longest link; anything longer is a street and has to be planned as one. */
export const LINK_MAX_M = 250;

/** Shortest link; shorter ones would only join what the map draws apart, such as the two sides of one street. */
export const LINK_MIN_M = 15;

/** Sampling distance of link ends along streets, besides every junction, dead end and entrance. */
export const STREET_STEP_M = 30;

/** Sampling distance of entrances and wall openings along boundaries. */
export const BOUNDARY_STEP_M = 5;
