import type { LngLat } from '../geometry/types.ts';
import { isSamePosition } from './checked-ring.ts';
import type { VertexRefusal } from './delete-vertex.ts';
import { linesOfShape } from './lines-of-shape.ts';
import { mapRows } from './map-rows.ts';
import { dropRepeated, roundLngLat } from './round-geometry.ts';
import type { Area } from './types.ts';

/**
 * A vertex moved in all areas that have it, so that their borders stay shared. Moved onto the vertex beside it, the two
 * become one. Whether borders cross then is for `listShapeFaults` to say.
 *
 * @param areas WGS-84; not changed
 * @param from exactly the vertex's
 * @param to rounded to 7 decimals
 * @returns areas in the same order, those without the vertex the same objects; or why not
 */
export function moveSharedVertex(
	areas: readonly Area[],
	from: LngLat,
	to: LngLat
): { areas: Area[] } | { refusal: VertexRefusal; lngLat: LngLat } {
	const target = roundLngLat(to);
	let isThere = false;
	const moved = areas.map((area) =>
		mapRows(area, (row) => {
			if (!row.some((position) => isSamePosition(position, from))) return row;
			isThere = true;
			return dropRepeated(row.map((position) => (isSamePosition(position, from) ? [...target] : position)));
		})
	);
	if (!isThere) return { refusal: 'no-vertex-there', lngLat: from };
	const isTooFew = moved.some(
		(area, i) => area !== areas[i] && linesOfShape(area).some((row) => row.length < 4)
	);
	return isTooFew ? { refusal: 'too-few-left', lngLat: from } : { areas: moved };
}
