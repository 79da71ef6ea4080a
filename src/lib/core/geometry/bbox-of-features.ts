import { bbox } from '@turf/bbox';
import type { Feature, Geometry } from 'geojson';
import { isEmptyBbox } from './bbox.ts';
import type { Bbox } from './types.ts';

/** The box around GeoJSON features or geometries, WGS-84; `undefined` where they have no positions. */
export function findBboxOfFeatures(features: readonly (Feature | Geometry)[]): Bbox | undefined {
	const geometries = features.map((one) => (one.type === 'Feature' ? one.geometry : one));
	// Measured again: a box that a file states of itself may be wrong.
	const found = bbox({ type: 'GeometryCollection', geometries }, { recompute: true }) as Bbox;
	return isEmptyBbox(found) ? undefined : found;
}
