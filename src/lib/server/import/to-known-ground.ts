import type { LngLat } from '#lib/core/geometry/types.ts';
import type { KnownGround } from '#lib/core/openings/known-ground.ts';
import { BUILDING, type StreetSource } from './types.ts';

/** Lines that walkers cross on streets alone; trams, monorails and brooks are crossed anywhere. */
const UNCROSSED = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway', 'railway', 'river', 'canal']);
const FILLED = new Set(['water', BUILDING]);

/** Obstacles beside streets, from a file of streets or a land use map. */
export function toKnownGround({ landuse, lines }: Pick<StreetSource, 'landuse' | 'lines'>): KnownGround {
	return {
		lines: lines
			.filter(({ properties: { kind } }) => UNCROSSED.has(kind))
			.map(({ geometry }) => geometry.coordinates as LngLat[]),
		areas: landuse.filter(({ properties: { kind } }) => FILLED.has(kind)).map(({ geometry }) => geometry),
		hasBuildings: landuse.some(({ properties: { kind } }) => kind === BUILDING)
	};
}
