import type { LngLat } from '../geometry/types.ts';
import { isSamePosition } from './checked-ring.ts';
import { linesOfShape } from './lines-of-shape.ts';
import { mapRows } from './map-rows.ts';
import { dropRepeated } from './round-geometry.ts';
import type { Shape } from './types.ts';

export type VertexRefusal =
	/** No vertex has exactly these coordinates. */
	| 'no-vertex-there'
	/** A line would have fewer than two positions left, a ring fewer than three corners. */
	| 'too-few-left';

/**
 * A shape without one of its vertices, wherever it has it. In a shape that shares its border with others, use
 * `removeSharedVertex`.
 *
 * @param geometry WGS-84; not changed
 * @param lngLat exactly the vertex's
 */
export function deleteVertex<Geometry extends Shape>(
	geometry: Geometry,
	lngLat: LngLat
): { geometry: Geometry } | { refusal: VertexRefusal; lngLat: LngLat } {
	const isThere = linesOfShape(geometry).some((row) =>
		row.some((position) => isSamePosition(position, lngLat))
	);
	if (!isThere) return { refusal: 'no-vertex-there', lngLat };
	let isTooFew = geometry.type === 'Point';
	const changed = mapRows(geometry, (row, isRing) => {
		const left = withoutPosition(row, lngLat, isRing);
		if (left.length < (isRing ? 4 : 2)) isTooFew = true;
		return left;
	});
	return isTooFew ? { refusal: 'too-few-left', lngLat } : { geometry: changed };
}

/** A row without a position; a ring is closed again. The row itself if it is not on it. */
export function withoutPosition(row: LngLat[], lngLat: LngLat, isRing: boolean): LngLat[] {
	const left = row.filter((position) => !isSamePosition(position, lngLat));
	if (left.length === row.length) return row;
	if (isRing && left.length > 0) left.push([...left[0]!]);
	return dropRepeated(left);
}
