import type { CityFeatures } from '#lib/core/city/types.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { bboxOf, middleOfBbox } from '#lib/core/geometry/bbox.ts';
import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PackageGround } from '#lib/core/packages/types.ts';

/**
 * Ids of the communities whose middle lies within a drawn ring, of those that packages are made of.
 *
 * @param ring open; crossings of itself count even-odd
 */
export function listInRing(
	ring: readonly LngLat[],
	communities: CityFeatures['communities'],
	ground: PackageGround | null
): string[] {
	const known = new Set(ground?.communities.map(({ id }) => id));
	return communities.features
		.filter(({ geometry, properties }) => {
			if (!known.has(properties.id)) return false;
			return isInRing(ring, middleOfBbox(bboxOf(ringsOf(geometry).flat())));
		})
		.map(({ properties }) => properties.id);
}
