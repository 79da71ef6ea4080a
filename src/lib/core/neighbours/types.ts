import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { LngLat } from '../geometry/types.ts';
import type { StreetClass } from '../network/types.ts';

/** What may have neighbours. WGS-84; rings closed, in either direction. */
export interface NeighbourArea {
	id: string;
	geometry: Point | Polygon | MultiPolygon;
}

/** A street that lies between two neighbours. */
export interface StreetBetween {
	/** '' for a nameless alley. */
	name: string;
	streetClass: StreetClass;
}

/** Two communities that border each other. */
export interface NeighbourPair {
	/** a < b, compared as strings. */
	a: string;
	b: string;
	/** Least straight distance from one to the other over which no main street lies, metres; 0 if they meet. */
	gapM: number;
	/** Length along which their boundaries run wall to wall, metres. */
	sharedWallM: number;
	/** The street or alley, none of them a main street, that lies over `line`; `null` if none does. */
	streetBetween: StreetBetween | null;
	/** Where the gap is: from a to b; one point twice where they meet. */
	line: [LngLat, LngLat];
}

export interface Neighbours {
	/** The rule's distance, metres. */
	gapM: number;
	/** By a, then b. */
	pairs: NeighbourPair[];
}

/** What keeps a community without neighbours from having one. */
export interface NearestOther {
	/** The nearest other community, whatever lies between; the smaller id of equally near ones. */
	id: string;
	/** Metres from boundary to boundary. */
	distanceM: number;
	/** The main street that lies over the shortest way there; `null` if none does. */
	mainStreet: StreetBetween | null;
}
