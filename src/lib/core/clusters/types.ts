import type { MultiPolygon, Polygon } from 'geojson';
import type { StreetClass } from '../network/types.ts';

/** 街坊: the smallest piece of ground that a cluster takes or leaves. WGS-84; rings closed, in either direction. */
export interface StreetBlock {
	/** Unique among the blocks; ties are broken by the smaller id, compared as strings. */
	id: string;
	/** Today's cluster; `null` where there is none. */
	clusterId: string | null;
	/** All residents, ≥ 0. */
	population: number;
	/** > 0 */
	areaM2: number;
	geometry: Polygon | MultiPolygon;
}

/** What runs along a border. A railway parts blocks as well as a main street does. */
export interface BorderLine {
	/** '' for one without a name. */
	name: string;
	lineClass: StreetClass | 'railway';
}

/** Two blocks that have boundary in common. */
export interface BlockBorder {
	/** Indexes in the list of blocks; a < b. */
	a: number;
	b: number;
	/** Common boundary, metres; > 0. */
	lengthM: number;
	/** How much of it runs along a main street or a railway, metres; ≤ lengthM. */
	mainM: number;
	/** What runs along most of it; `null` if nothing runs along any of it. */
	line: BorderLine | null;
}

/** How much each aim counts against the others; 0 leaves it out. See {@link COST_SCALE} for what 1 means. */
export interface ClusterWeights {
	population: number;
	area: number;
	/** Short borders between zones. */
	compact: number;
	/** Borders along main streets and railways. */
	mainStreets: number;
	/** Blocks keep today's clusters. */
	keep: number;
}

/** How far zones are from the mean of all, as shares of it: 0.05 is 5 %. */
export interface Deviation {
	/** The largest, above or below the mean; 0 if there are no residents. */
	population: number;
	area: number;
	/** The smallest zone's, ≤ 0, and the largest's, ≥ 0. */
	populationRange: [min: number, max: number];
	areaRange: [min: number, max: number];
}

/** One zone, and the numbers that explain it. */
export interface Zone {
	/** zone-01, zone-02 … by the smallest id of their blocks. */
	id: string;
	/** Sorted. */
	blockIds: string[];
	population: number;
	areaM2: number;
	/** Deviation from the mean, as a share of it. */
	populationDeviation: number;
	areaDeviation: number;
	/** 4π · area ÷ perimeter² (Polsby and Popper, 1991): 1 for a circle, π/4 for a square. */
	compactness: number;
	/** Share of its borders with other zones that runs along main streets or railways; `null` if it has none. */
	borderOnMainStreetsShare: number | null;
	/** Pieces it consists of: 1 is connected. */
	parts: number;
	/** Today's cluster of most of its people (without residents: of most of its ground). */
	clusterId: string | null;
}

/** Quality of a division into zones by any method. */
export interface ZoningFigures {
	zones: number;
	deviation: Deviation;
	/** Whether every zone is one piece. */
	connected: boolean;
	/** Pieces of all zones together; as many as zones if each is connected. */
	parts: number;
	/** Mean of the zones'. */
	compactness: number;
	/** Share of all borders between zones that runs along main streets or railways; `null` if there are none. */
	borderOnMainStreetsShare: number | null;
	/** What {@link ClusterWeights} add up to; the smaller the better. */
	cost: number;
}

/** Blocks or weights that no zones can be made from. The message is one line that says what to do. */
export class ClusterError extends Error {
	override readonly name = 'ClusterError';
}
