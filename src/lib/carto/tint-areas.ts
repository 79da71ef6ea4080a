import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/**
 * A tint 0 ≤ t < `tintCount` for each place, so that near ones differ: each in turn takes the tint whose nearest bearer is farthest
 * away. The same places in the same order get the same tints.
 */
export function tintByDistance(places: readonly LngLat[], tintCount = 4): number[] {
	const tints: number[] = [];
	for (const [i, place] of places.entries()) {
		const nearestM = Array.from({ length: tintCount }, () => Infinity);
		for (let k = 0; k < i; k++)
			nearestM[tints[k]!] = Math.min(nearestM[tints[k]!]!, haversineM(...place, ...places[k]!));
		tints.push(nearestM.indexOf(Math.max(...nearestM)));
	}
	return tints;
}
