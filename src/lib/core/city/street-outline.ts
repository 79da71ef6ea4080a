import type { Bbox, LngLat } from '../geometry/types.ts';

/** Streets of a file before there is a city of it: enough to draw a boundary on. */
export interface StreetOutline {
	/** Around all streets. */
	bbox: Bbox;
	/** The most important streets first, as many as a page can draw. */
	lines: readonly (readonly LngLat[])[];
	/** Whether streets are left out. */
	isThinned: boolean;
}
