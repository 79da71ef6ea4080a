import { medianOf } from './place-samples.ts';
import type { Weighed, WeighedCrs } from './weigh-crs.ts';

/**
 * By how much GCJ-02 or BD-09 put data off where they truly are, in metres at the middle of the data; `undefined` for
 * systems that shift nothing.
 */
export function measureSystemShift(
	{ samples, plane }: Weighed,
	{ crs, placed }: WeighedCrs
): { east: number; north: number } | undefined {
	if (crs.id !== 'gcj02' && crs.id !== 'bd09') return undefined;
	const raw = samples.flatMap(({ outline, inside }) => [...outline, ...inside]);
	const [lng, lat] = crs.swapped ? [1, 0] : [0, 1];
	const xys = raw.map((xy) => plane.toXy([xy[lng]!, xy[lat]!]));
	return {
		east: Math.round(medianOf(xys.map(([x]) => x)) - placed.middle[0]),
		north: Math.round(medianOf(xys.map(([, y]) => y)) - placed.middle[1])
	};
}
