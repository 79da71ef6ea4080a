import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { toLngLat } from './plane.ts';

/** An open ring in local metres as a closed one in WGS-84. */
export function toClosedRing(ring: readonly Xy[]): LngLat[] {
	const lngLats = ring.map(toLngLat);
	return [...lngLats, lngLats[0]!];
}
