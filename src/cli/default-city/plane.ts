import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

const plane = buildLocalMetres([115.48, 38.86]);

const GRID = 1e7;

/** Metres east and north of the middle of Baoding. */
export const toXy = plane.toXy;

/** WGS-84, rounded to the 7 decimals (about 1 cm) that every file of the default city is written with. */
export function toLngLat(xy: Xy): LngLat {
	const [lng, lat] = plane.toLngLat(xy);
	return [Math.round(lng * GRID) / GRID, Math.round(lat * GRID) / GRID];
}

/** The place after rounding to the precision of the files. */
export const toGrid = (xy: Xy): Xy => toXy(toLngLat(xy));
