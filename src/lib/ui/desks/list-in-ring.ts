import type { Position } from 'geojson';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PackageGround } from '#lib/core/packages/types.ts';

/**
 * Ids of the communities whose middle lies within a ring drawn by hand, of those that packages are made of.
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
			const corners = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(
				([outer]) => outer!
			);
			return isInRing(ring, middleOf(corners));
		})
		.map(({ properties }) => properties.id);
}

function middleOf(corners: readonly Position[]): LngLat {
	const half = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
	return [half(corners.map(([lng]) => lng!)), half(corners.map(([, lat]) => lat!))];
}

function isInRing(ring: readonly LngLat[], [x, y]: LngLat): boolean {
	let isInside = false;
	for (const [i, [ax, ay]] of ring.entries()) {
		const [bx, by] = ring[(i + 1) % ring.length]!;
		if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
	}
	return isInside;
}
