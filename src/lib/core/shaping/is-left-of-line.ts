import { buildLocalMetres } from '../geometry/local-metres.ts';
import { squaredDistanceTo } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';

/** Distances that differ by less than this are one, metres. */
const SAME_M = 1e-6;

/**
 * Whether a position lies left of a line in its direction, or in line with it: by the piece that is nearest. Of two
 * pieces as near, which is so round their common corner, by the one whose straight line is further away.
 */
export function isLeftOfLine(lngLat: LngLat, line: readonly LngLat[]): boolean {
	const points = line.map(buildLocalMetres(lngLat).toXy);
	let [nearestM, furthestOffM] = [Infinity, 0];
	for (const [i, [bx, by]] of points.entries()) {
		if (i === 0) continue;
		const [ax, ay] = points[i - 1]!;
		const distanceM = Math.sqrt(squaredDistanceTo(ax, ay, bx, by, 0, 0));
		const offM = (ax * by - ay * bx) / (Math.hypot(bx - ax, by - ay) || 1);
		if (distanceM > nearestM + SAME_M) continue;
		if (distanceM < nearestM - SAME_M || Math.abs(offM) > Math.abs(furthestOffM)) furthestOffM = offM;
		nearestM = Math.min(nearestM, distanceM);
	}
	return furthestOffM >= 0;
}
