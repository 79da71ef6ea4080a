import type { CityFeatures } from '#lib/core/city/types.ts';
import { findBboxOfFeatures } from '#lib/core/geometry/bbox-of-features.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';

/** The box around some communities; `undefined` of none. */
export function extentOf(communities: CityFeatures['communities'], ids: readonly string[]): Bbox | undefined {
	const wanted = new Set(ids);
	return findBboxOfFeatures(communities.features.filter(({ properties }) => wanted.has(properties.id)));
}
