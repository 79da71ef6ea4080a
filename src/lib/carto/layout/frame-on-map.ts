import type { LngLat } from '#lib/core/geometry/types.ts';

/** What a sheet of paper will show, as it is drawn on the map while it is chosen. */
export interface FrameOnMap {
	/** Closed, from the north-west clockwise. */
	ring: readonly LngLat[];
	/** Its middle, by which it is moved. */
	lngLat: LngLat;
	/** Its label, for example A3 1:10,000. */
	label: string;
	/** Names its handle, for those who do not see it. */
	handleLabel: string;
	move: (lngLat: LngLat) => void;
}
