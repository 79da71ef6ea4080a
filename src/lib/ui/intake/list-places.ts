import type { Position } from 'geojson';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { RowShape } from '#lib/core/intake/outline-shapes.ts';
import { positionsOf } from '#lib/core/intake/positions-of.ts';

/** What can be picked in the drawing of a file: each vertex, and the middle of each area. In the file's own plane. */
export function listPlaces(shapes: readonly RowShape[]): Xy[] {
	return shapes.flatMap(({ geometry }) => {
		const vertices = Array.from(positionsOf(geometry), ([x, y]): Xy => [x!, y!]);
		const outer: Position[][] =
			geometry.type === 'Polygon'
				? geometry.coordinates.slice(0, 1)
				: geometry.type === 'MultiPolygon'
					? geometry.coordinates.map((rings) => rings[0]!)
					: [];
		return [...vertices, ...outer.map((ring) => ringCentroid(ring).xy)];
	});
}
