import type { Position } from 'geojson';
import { outerRingsOf } from '#lib/core/geometry/area-rings.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';

/** What a picture of a city is about: corners of communities, centres and points of axes; its box where it has none. */
export function listSubject({ features: { communities, axes }, centres, meta }: MeasuredPlan): Position[] {
	const [west, south, east, north] = meta.bbox;
	if (communities.features.length === 0)
		return [
			[west, south],
			[east, north]
		];
	return [
		...centres.map(({ lngLat }) => lngLat),
		...communities.features.flatMap(({ geometry }) => outerRingsOf(geometry).flat()),
		...axes.features.flatMap(({ geometry }) => geometry.coordinates)
	];
}
