import { roundDegree } from '../geometry/round-degree.ts';
import type { AnyPosition, LngLat } from '../geometry/types.ts';
import { mapRows } from './map-rows.ts';
import type { Shape } from './types.ts';

/** A position at the nearest whole unit, without a height. Never −0. What is not finite stays so. */
export const roundLngLat = ([lng, lat]: AnyPosition): LngLat => [roundDegree(lng!), roundDegree(lat!)];

/**
 * A geometry with all positions rounded to 7 decimals, as the plan keeps them: heights are dropped, and so are positions
 * that repeat the one before. Nothing else is changed, so that a ring thinner than the rounding may have lost its area:
 * look at the result with `listShapeFaults`. What is rounded already comes back equal.
 *
 * @param geometry WGS-84; not changed
 */
export const roundGeometry = <Geometry extends Shape>(geometry: Geometry): Geometry =>
	mapRows(geometry, (row) => dropRepeated(row.map(roundLngLat)));

/** A row without the positions that are the same as the one before. */
export const dropRepeated = (row: readonly LngLat[]): LngLat[] =>
	row.filter(([lng, lat], i) => i === 0 || lng !== row[i - 1]![0] || lat !== row[i - 1]![1]);
