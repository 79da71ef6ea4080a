import type { LngLat } from '../geometry/types.ts';
import { buildWalkField } from '../network/walk-field.ts';
import type { MeasuredStreets, StreetStart } from './types.ts';

/**
 * Searches the streets once from a position, placed as every entrance and door of the plan is.
 *
 * @param lngLat WGS-84
 * @see buildWalkField for the cost
 */
export function buildStreetStart(streets: MeasuredStreets, lngLat: LngLat): StreetStart {
	const sources = streets.place(lngLat).map((position) => ({ position, site: 0 }));
	return {
		streets,
		lngLat,
		field: sources.length > 0 ? buildWalkField(streets.network, sources) : undefined
	};
}
