import type { BothTexts } from '../../text/both-texts.ts';

/** What is usual; outside it a row is told. */
export interface Range {
	least: number;
	most: number;
	source: BothTexts;
}

const ASSUMED: BothTexts = { zh: '假定', en: 'assumed' };

/** Figures of communities against each other. */
export const RANGES = {
	/** From two storeys with one stair up to a tower. */
	householdsPerBuilding: { least: 4, most: 400, source: ASSUMED },
	peoplePerHousehold: { least: 1, most: 8, source: ASSUMED },
	floorAreaPerHouseholdM2: { least: 15, most: 400, source: ASSUMED },
	floorAreaRatio: { least: 0.1, most: 8, source: ASSUMED }
} as const satisfies Record<string, Range>;

/** Older houses are told. */
export const FIRST_YEAR = { year: 1900, source: ASSUMED } as const;
/** Communities called old that are younger are told. */
export const LAST_OLD_YEAR = {
	year: 2005,
	source: {
		zh: '国办发〔2020〕23号以 2000 年底前建成的为重点，各省放宽至 2005 年',
		en: 'Guobanfa [2020] No. 23 puts those built by the end of 2000 first; provinces go up to 2005'
	}
} as const;

/** Names at least so alike may be one place. */
export const ALIKE = 0.9;
/** Places farther apart than this are not one, metres; assumed. */
export const FAR_APART_M = 3_000;
/** Places nearer than this may be one, metres; assumed. */
export const SIDE_BY_SIDE_M = 150;
/** Borders are drawn no better than this, metres; assumed. */
export const BORDER_M = 50;
/** Rows from which on a column is judged as a whole. */
export const COLUMN_ROWS = 3;
/** Powers by which a column of areas is wrong where 万平方米 and 平方米 are confused. */
export const UNIT_SLIPS = [1e4, 1e-4] as const;
