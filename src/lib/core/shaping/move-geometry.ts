import { bboxOf, middleOfBbox } from '../geometry/bbox.ts';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { linesOfShape } from './lines-of-shape.ts';
import { mapRows } from './map-rows.ts';
import { roundGeometry, roundLngLat } from './round-geometry.ts';
import type { Shape } from './types.ts';

/**
 * A geometry moved east and north. Every position moves by the same whole number of units, so that the shape stays as it
 * is, and shapes moved with the same `at` keep the borders that they share.
 *
 * @param geometry WGS-84; not changed
 * @param eastM,northM metres; negative to the west and south
 * @param at where the metres are measured, the middle of the geometry's box if left out
 * @returns rounded to 7 decimals
 * @throws RangeError if a distance is no finite number
 */
export function moveGeometry<Geometry extends Shape>(
	geometry: Geometry,
	eastM: number,
	northM: number,
	at: LngLat = middleOfBbox(bboxOf(linesOfShape(geometry).flat()))
): Geometry {
	if (!Number.isFinite(eastM) || !Number.isFinite(northM))
		throw new RangeError(`A geometry can be moved by finite metres only, not by ${eastM}, ${northM}.`);
	const [perLng, perLat] = buildLocalMetres(at).metresPerDegree;
	const [dLng, dLat] = roundLngLat([eastM / perLng, northM / perLat]);
	return mapRows(roundGeometry(geometry), (row) =>
		row.map(([lng, lat]) => roundLngLat([lng + dLng, lat + dLat]))
	);
}
