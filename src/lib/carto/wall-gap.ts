import type { MultiPolygon, Polygon } from 'geojson';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import {
	distanceToSide,
	lengthOf,
	nearestShare,
	pointAt,
	sidesOf,
	type Side
} from '#lib/core/geometry/sides.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';

const HALF_GAP_M = 8;
const HALF_POST_M = 4;

/**
 * A wall opened at a place, drawn along the nearest side of a community: the gap, and a post across each of its ends.
 * `undefined` where the community has no sides.
 */
export function drawWallGap(
	lngLat: LngLat,
	geometry: Polygon | MultiPolygon
): { gap: LngLat[]; posts: LngLat[][] } | undefined {
	const plane = buildLocalMetres(lngLat);
	const sides = ringsOf(geometry).flatMap((ring) => sidesOf(ring.map(plane.toXy)));
	let nearest: { side: Side; distanceM: number } | undefined;
	for (const side of sides) {
		const distanceM = distanceToSide(side, [0, 0]);
		if (lengthOf(side) > 0 && (!nearest || distanceM < nearest.distanceM)) nearest = { side, distanceM };
	}
	if (!nearest) return undefined;
	const [[ax, ay], [bx, by]] = nearest.side;
	const lengthM = lengthOf(nearest.side);
	const [ux, uy] = [(bx - ax) / lengthM, (by - ay) / lengthM];
	// What was pointed at is a little beside the wall.
	const [x0, y0] = pointAt(nearest.side, nearestShare(nearest.side, [0, 0]));
	const at = (alongM: number, acrossM: number): Xy => [
		x0 + alongM * ux - acrossM * uy,
		y0 + alongM * uy + acrossM * ux
	];
	const line = (from: Xy, to: Xy) => [plane.toLngLat(from), plane.toLngLat(to)];
	return {
		gap: line(at(-HALF_GAP_M, 0), at(HALF_GAP_M, 0)),
		posts: [-HALF_GAP_M, HALF_GAP_M].map((alongM) => line(at(alongM, -HALF_POST_M), at(alongM, HALF_POST_M)))
	};
}
