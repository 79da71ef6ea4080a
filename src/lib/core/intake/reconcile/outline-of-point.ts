import type { Polygon } from 'geojson';
import { buildLocalMetres } from '../../geometry/local-metres.ts';
import { roundDegree } from '../../geometry/round-degree.ts';
import type { LngLat, Xy } from '../../geometry/types.ts';

/** Area that is drawn of a place of which no area is known, square metres: a small courtyard. */
export const SKETCHED_AREA_M2 = 6_000;

/** A square around a position, to stand for a place until its boundary is drawn. Coordinates as they are stored. */
export function outlineOfPoint(lngLat: LngLat, areaM2: number): Polygon {
	const { toLngLat } = buildLocalMetres(lngLat);
	const half = Math.sqrt(areaM2 > 0 ? areaM2 : SKETCHED_AREA_M2) / 2;
	const corners: Xy[] = [
		[-half, -half],
		[half, -half],
		[half, half],
		[-half, half],
		[-half, -half]
	];
	return { type: 'Polygon', coordinates: [corners.map((xy) => toLngLat(xy).map(roundDegree))] };
}
