import type { MultiPolygon } from 'geojson';
import type { CentreRow } from '#lib/core/model/list-centre-rows.ts';
import { tintByDistance } from './tint-areas.ts';
import type { TintedArea } from './to-features.ts';

/** Service areas in tints that distinguish neighbours; an area whose centre is gone is left out. */
export function tintServiceAreas(
	areas: readonly { centreId: string; area: MultiPolygon }[],
	centres: readonly Pick<CentreRow, 'id' | 'lngLat'>[]
): TintedArea[] {
	const lngLatOf = new Map(centres.map(({ id, lngLat }) => [id, lngLat]));
	const placed = areas.flatMap(({ centreId, area }) => {
		const lngLat = lngLatOf.get(centreId);
		return lngLat ? [{ centreId, area, lngLat }] : [];
	});
	const tints = tintByDistance(placed.map(({ lngLat }) => lngLat));
	return placed.map(({ centreId, area }, i) => ({ centreId, area, tint: tints[i]! }));
}
