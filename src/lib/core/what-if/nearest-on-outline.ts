import type { MultiPolygon, Point, Polygon } from 'geojson';
import { buildLocalMetres } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';

/** The point of an area's outline, holes included, that is nearest to a place; a point is its own outline. */
export function nearestOnOutline(
	geometry: Point | Polygon | MultiPolygon,
	lngLat: LngLat
): { lngLat: LngLat; distanceM: number } {
	const plane = buildLocalMetres(lngLat);
	let best = { lngLat, distanceM: Infinity };
	for (const ring of ringsOf(geometry))
		for (const [i, b] of ring.entries()) {
			const a = ring[i - 1] ?? b;
			const [ax, ay] = plane.toXy(a);
			const [bx, by] = plane.toXy(b);
			const squared = (bx - ax) ** 2 + (by - ay) ** 2;
			const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / squared));
			const distanceM = Math.hypot(ax + t * (bx - ax), ay + t * (by - ay));
			if (distanceM < best.distanceM)
				best = { lngLat: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], distanceM };
		}
	return best;
}

function ringsOf(geometry: Point | Polygon | MultiPolygon): LngLat[][] {
	if (geometry.type === 'Point') return [[geometry.coordinates as LngLat]];
	return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as LngLat[][];
}
