import { ringsOf, type PlaceGeometry } from '../geometry/area-rings.ts';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';

/** The point of an area's outline, holes included, that is nearest to a place; a point is its own outline. */
export function nearestOnOutline(
	geometry: PlaceGeometry,
	lngLat: LngLat
): { lngLat: LngLat; distanceM: number } {
	const plane = buildLocalMetres(lngLat);
	let best = { lngLat, distanceM: Infinity };
	const rings = geometry.type === 'Point' ? [[geometry.coordinates as LngLat]] : ringsOf(geometry);
	for (const ring of rings)
		for (const [i, b] of ring.entries()) {
			const a = ring[i - 1] ?? b;
			const [ax, ay] = plane.toXy(a);
			const [bx, by] = plane.toXy(b);
			const t = nearestShareOn(ax, ay, bx, by, 0, 0);
			const distanceM = Math.hypot(ax + t * (bx - ax), ay + t * (by - ay));
			if (distanceM < best.distanceM)
				best = { lngLat: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], distanceM };
		}
	return best;
}
