import type { CityFeatures } from '../city/types.ts';

/**
 * A plan without what people have written on it, for whatever leaves the office: notes carry names, and what is said
 * in them is not meant for the public. No figure comes of them.
 */
export function withoutNotes(features: CityFeatures): CityFeatures {
	return { ...features, notes: { type: 'FeatureCollection', features: [] } };
}
