import type { Xy } from '#lib/core/geometry/types.ts';
import { toXy } from './plane.ts';
import type { LandmarkFact } from './read-facts.ts';

export type LandUse = 'residential' | 'park' | 'school' | 'hospital' | 'commercial' | 'industrial' | 'campus';

/** Land that a landmark takes up, so that no community is laid there. */
export interface Site {
	name: string;
	xy: Xy;
	use: LandUse;
	/** About; the blocks' shapes decide. */
	areaM2: number;
}

const HA = 10_000;

const BY_KIND: Record<string, [use: LandUse, areaM2: number] | undefined> = {
	hospital: ['hospital', 5 * HA],
	school: ['school', 5 * HA],
	park: ['park', 8 * HA],
	railway_station: ['commercial', 7 * HA],
	bus_station: ['commercial', 5 * HA],
	government: ['commercial', 5 * HA],
	heritage: ['park', 4 * HA],
	mall: ['commercial', 4 * HA],
	industrial_heritage: ['industrial', 22 * HA]
};

/** Sizes that are known to differ from their kind's. */
const BY_NAME: Record<string, [use: LandUse, areaM2: number] | undefined> = {
	河北大学: ['campus', 28 * HA],
	河北农业大学: ['campus', 26 * HA],
	'华北电力大学（保定一校区）': ['campus', 22 * HA],
	保定植物园: ['park', 55 * HA],
	保定南湖公园: ['park', 30 * HA],
	竞秀公园: ['park', 16 * HA],
	保定市动物园: ['park', 9 * HA]
};

export function listSites(landmarks: readonly LandmarkFact[]): Site[] {
	return landmarks.flatMap(({ name, kind, lngLat }) => {
		const found = BY_NAME[name] ?? BY_KIND[kind];
		return found ? [{ name, xy: toXy(lngLat), use: found[0], areaM2: found[1] }] : [];
	});
}
