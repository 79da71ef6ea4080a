import type { MultiPolygon, Polygon } from 'geojson';
import { findLabelPoint } from '#lib/core/geometry/label-point.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanningMark } from './planning-marks.ts';
import { tintByDistance } from './tint-areas.ts';

const TINTS = 6;

/** A zone without blocks has no ground; it is not drawn. */
const NOWHERE: LngLat = [0, 0];

/** Zones in different tints, each with its label where its largest part is widest. */
export function listZoneMarks(
	zones: readonly { id: string; geometry: Polygon | MultiPolygon; label: string }[],
	pickedId: string | null
): PlanningMark[] {
	const places = zones.map(({ geometry }) => findLabelPoint(geometry));
	const tints = tintByDistance(
		places.map((place) => place ?? NOWHERE),
		TINTS
	);
	return zones.flatMap(({ id, geometry, label }, i): PlanningMark[] => {
		const place = places[i];
		if (!place) return [];
		const mark = { kind: 'zone' as const, tint: tints[i]!, isPicked: id === pickedId };
		return [
			{ ...mark, geometry },
			{ ...mark, geometry: { type: 'Point', coordinates: place }, label }
		];
	});
}
