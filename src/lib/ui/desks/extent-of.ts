import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';

/** The box around some communities; `undefined` of none. */
export function extentOf(communities: CityFeatures['communities'], ids: readonly string[]): Bbox | undefined {
	const wanted = new Set(ids);
	const corners = communities.features
		.filter(({ properties }) => wanted.has(properties.id))
		.flatMap(({ geometry }) =>
			(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(
				([outer]) => outer!
			)
		);
	if (corners.length === 0) return undefined;
	const lngs = corners.map(([lng]) => lng!);
	const lats = corners.map(([, lat]) => lat!);
	return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
