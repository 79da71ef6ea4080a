import { ringsOf } from '../geometry/area-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { isSamePosition, pointAt } from './checked-ring.ts';
import { withoutPosition, type VertexRefusal } from './delete-vertex.ts';
import { linesOfShape } from './lines-of-shape.ts';
import { mapRows } from './map-rows.ts';
import type { Area } from './types.ts';

/**
 * A vertex taken out of all areas that have it. Only within a border: where areas meet or a shared border ends, the areas
 * would no longer fit together.
 *
 * @param areas WGS-84; not changed
 * @param lngLat exactly the vertex's
 * @returns areas in the same order, those without the vertex the same objects; or why not
 */
export function removeSharedVertex(
	areas: readonly Area[],
	lngLat: LngLat
): { areas: Area[] } | { refusal: VertexRefusal | 'borders-meet-there'; lngLat: LngLat } {
	const besides = areas.flatMap(ringsOf).flatMap((ring) => listBeside(ring, lngLat));
	if (besides.length === 0) return { refusal: 'no-vertex-there', lngLat };
	if (besides.some((beside) => beside !== besides[0])) return { refusal: 'borders-meet-there', lngLat };
	const left = areas.map((area) => mapRows(area, (row) => withoutPosition(row, lngLat, true)));
	const isTooFew = left.some(
		(area, i) => area !== areas[i] && linesOfShape(area).some((row) => row.length < 4)
	);
	return isTooFew ? { refusal: 'too-few-left', lngLat } : { areas: left };
}

/** The vertices before and after each place where a ring comes to a position, in either direction the same. */
function listBeside(ring: readonly LngLat[], lngLat: LngLat): string[] {
	const points = ring.slice(0, -1);
	return points.flatMap((position, i) =>
		isSamePosition(position, lngLat)
			? [
					[pointAt(points, i - 1), pointAt(points, i + 1)]
						.map((beside) => beside.join(' '))
						.toSorted()
						.join(' ')
				]
			: []
	);
}
