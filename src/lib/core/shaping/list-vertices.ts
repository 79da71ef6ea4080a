import type { LngLat } from '../geometry/types.ts';
import { linesOfShape } from './lines-of-shape.ts';
import type { Shape } from './types.ts';

/** A vertex of a shape, by where it stands in the rows that `linesOfShape` lists. */
export interface Vertex {
	readonly row: number;
	readonly index: number;
	readonly lngLat: LngLat;
}

/** The vertices of a shape in the order of its rows; where a ring closes, its first vertex is not listed again. */
export function listVertices(shape: Shape): Vertex[] {
	const isArea = shape.type.endsWith('Polygon');
	return linesOfShape(shape).flatMap((positions, row) =>
		(isArea ? positions.slice(0, -1) : positions).map((lngLat, index) => ({ row, index, lngLat }))
	);
}
