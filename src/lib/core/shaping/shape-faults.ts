import type { LngLat } from '../geometry/types.ts';

/** What can be wrong with a geometry, whatever it is of. */
export const SHAPE_FAULT_CODES = [
	/** It has no positions at all. */
	'empty',
	/** A coordinate is no finite number, or missing. */
	'not-finite',
	/** Beyond ±180° of longitude or ±90° of latitude. */
	'out-of-range',
	/** A line of one position, or a ring of fewer than four. */
	'too-few-positions',
	/** A ring does not end where it begins. */
	'not-closed',
	/** A position is the same as the one before. */
	'repeated-position',
	/** A line whose positions are all one. */
	'zero-length',
	/** A ring that lies on one straight line. */
	'zero-area',
	/** A border runs back over itself. */
	'spike',
	/** A ring crosses itself. */
	'self-crossing',
	/** A ring touches itself, in a point or along a stretch. */
	'self-touch',
	/** A hole lies outside the border that it should be in. */
	'hole-outside',
	/** A hole crosses the outer border, or runs along it for a stretch. */
	'hole-crosses-border',
	/** Two holes cross, run along each other, or one lies in the other. */
	'holes-overlap',
	/** Holes that touch cut the ground apart. */
	'ground-cut-apart',
	/** Two parts have ground in common. */
	'parts-overlap',
	/** Two parts run along each other for a stretch: they are one part. */
	'parts-share-border'
] as const;

export type ShapeFaultCode = (typeof SHAPE_FAULT_CODES)[number];

export interface ShapeFault {
	readonly code: ShapeFaultCode;
	/** Where to look, not rounded; `null` where no position can be told, as in an empty geometry. */
	readonly lngLat: LngLat | null;
}

/** Gathers faults, each place once for each code, up to a limit. */
export class FaultList {
	readonly faults: ShapeFault[] = [];
	readonly #limit: number;
	readonly #seen = new Set<string>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	get isFull(): boolean {
		return this.faults.length >= this.#limit;
	}

	add(code: ShapeFaultCode, lngLat: LngLat | null): void {
		const key = `${code} ${lngLat?.join(' ') ?? ''}`;
		if (this.isFull || this.#seen.has(key)) return;
		this.#seen.add(key);
		this.faults.push({ code, lngLat: lngLat && [lngLat[0], lngLat[1]] });
	}
}
