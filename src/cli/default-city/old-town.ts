import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { toXy } from './plane.ts';
import { distanceM } from './polygon.ts';

/** 直隶总督署, the middle of the old walled town. */
export const TOWN_MIDDLE: Xy = toXy([115.4912, 38.8591]);

export const fromMiddleM = (xy: Xy) => distanceM(TOWN_MIDDLE, xy);

/** Where work units and their dormitories were built: the old town, the stations, the factories of the 1950s. */
const OLD_PLACES: { lngLat: LngLat; weight: number; radiusM: number }[] = [
	{ lngLat: [115.4912, 38.8615], weight: 1, radiusM: 2600 },
	{ lngLat: [115.4736, 38.8625], weight: 0.45, radiusM: 1100 },
	{ lngLat: [115.4597, 38.8765], weight: 0.75, radiusM: 1700 },
	{ lngLat: [115.5099, 38.8697], weight: 0.55, radiusM: 1600 },
	{ lngLat: [115.4265, 38.8925], weight: 0.65, radiusM: 1500 },
	{ lngLat: [115.5005, 38.8475], weight: 0.55, radiusM: 1400 },
	{ lngLat: [115.452, 38.845], weight: 0.55, radiusM: 1600 },
	{ lngLat: [115.508, 38.896], weight: 0.45, radiusM: 1300 },
	{ lngLat: [115.466, 38.9], weight: 0.3, radiusM: 1500 }
];

/** How likely a plot is an old community, relative to others: 0.1 at the edge to about 2 in the old town. */
export function oldness(xy: Xy): number {
	return OLD_PLACES.reduce(
		(sum, { lngLat, weight, radiusM }) =>
			sum + weight * Math.exp(-((distanceM(toXy(lngLat), xy) / radiusM) ** 2)),
		0.1
	);
}
