import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanningMark } from './planning-marks.ts';
import { tintByDistance } from './tint-areas.ts';

const TINTS = 6;

/** Zones in different tints, each with its label in the middle of its largest part. */
export function listZoneMarks(
	zones: readonly { id: string; geometry: Polygon | MultiPolygon; label: string }[],
	pickedId: string | null
): PlanningMark[] {
	const middles = zones.map(({ geometry }) => middleOf(geometry));
	const tints = tintByDistance(middles, TINTS);
	return zones.flatMap(({ id, geometry, label }, i): PlanningMark[] => {
		const mark = { kind: 'zone' as const, tint: tints[i]!, isPicked: id === pickedId };
		return [
			{ ...mark, geometry },
			{ ...mark, geometry: { type: 'Point', coordinates: middles[i]! }, label }
		];
	});
}

/** Middle of the box around the part with most corners. */
function middleOf(geometry: Polygon | MultiPolygon): LngLat {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const outer = polygons
		.map(([ring]) => ring ?? [])
		.reduce<Position[]>((most, ring) => (ring.length > most.length ? ring : most), []);
	const half = (values: number[]) =>
		values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
	return [half(outer.map(([lng]) => lng!)), half(outer.map(([, lat]) => lat!))];
}
