import type { LngLat } from '../geometry/types.ts';
import type { WalkField } from '../network/walk-field.ts';
import type { Ground } from '../what-if/types.ts';

/** The streets that are measured along: a plan's, with what is tried on them. */
export type MeasuredStreets = Pick<Ground, 'network' | 'place'>;

/** A position that walks are measured from, with the search from it: many ends cost one search. */
export interface StreetStart {
	readonly streets: MeasuredStreets;
	readonly lngLat: LngLat;
	/** From every position of the start on the streets; `undefined` where there is none. */
	readonly field: WalkField | undefined;
}

/** The shortest walk between two positions along the streets, or why there is none. */
export type StreetLeg =
	| {
			kind: 'walk';
			/** Access, along the streets, access: as every walk of the plan is measured. */
			lengthM: number;
			/** Along the streets, from the start to the end; both ends of the leg are off it by their access. */
			lngLats: LngLat[];
			/** Off the street, straight. */
			accessM: { from: number; to: number };
	  }
	/** One end, or both, is too far from every street. */
	| { kind: 'off-network'; isFromOff: boolean; isToOff: boolean }
	/** Both are on streets, but no street leads from one to the other. */
	| { kind: 'cut-off' };

/** Ground in a ring. */
export interface RingMeasure {
	/** `null` where the ring meets itself: what it encloses cannot be told. */
	areaM2: number | null;
	perimeterM: number;
	/** Where the ring meets itself; `null`: nowhere. */
	meetsAt: LngLat | null;
}
