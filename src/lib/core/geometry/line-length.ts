import { haversineM } from './local-metres.ts';
import type { LngLat } from './types.ts';

/** Metres along a WGS-84 line, great circles; of a single position 0. */
export function lineLengthM(line: readonly LngLat[]): number {
	let sumM = 0;
	for (let i = 1; i < line.length; i++) sumM += haversineM(...line[i - 1]!, ...line[i]!);
	return sumM;
}
