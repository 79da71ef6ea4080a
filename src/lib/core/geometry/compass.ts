import { buildLocalMetres } from './local-metres.ts';
import type { LngLat } from './types.ts';

/** Eight directions, clockwise from north. */
export const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Compass = (typeof COMPASS)[number];

/** Nearer than this a direction says nothing. */
const LEAST_M = 3;

/** The direction in which `to` lies from `from`, the nearest of eight; `null` where they are at one spot. */
export function compassOf(from: LngLat, to: LngLat): Compass | null {
	const [east, north] = buildLocalMetres(from).toXy(to);
	if (Math.hypot(east, north) < LEAST_M) return null;
	return COMPASS[(Math.round(Math.atan2(east, north) / (Math.PI / 4)) + 8) % 8]!;
}
