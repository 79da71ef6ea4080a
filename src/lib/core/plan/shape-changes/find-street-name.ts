import type { LngLat } from '../../geometry/types.ts';
import { findNearestOnLines } from '../../shaping/nearest-on-lines.ts';
import type { StreetLine } from './types.ts';

const ALONG_M = 30;

/** The name of the street that runs nearest to a position, at most 30 m away; of several as near the first. '' if none does. */
export function findStreetName(at: LngLat, streets: readonly StreetLine[]): string {
	let best = { name: '', distanceM: ALONG_M };
	for (const { name, lngLats } of streets) {
		if (name === '') continue;
		const distanceM = findNearestOnLines(at, [lngLats])?.distanceM ?? Infinity;
		if (distanceM < best.distanceM) best = { name, distanceM };
	}
	return best.name;
}
