import { findLabelPoint } from '../../geometry/label-point.ts';
import type { LngLat } from '../../geometry/types.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import { roundLngLat } from '../../shaping/round-geometry.ts';
import type { Shape } from '../../shaping/types.ts';

/**
 * A position by which it is told where a shape lies: of an area one well inside, of a line its middle vertex, of a point
 * itself. Rounded as the plan keeps it.
 *
 * @throws RangeError for a shape without positions
 */
export function findMiddle(shape: Shape): LngLat {
	if (shape.type === 'Polygon' || shape.type === 'MultiPolygon') {
		const inside = findLabelPoint(shape);
		if (inside) return roundLngLat(inside);
	}
	const positions = linesOfShape(shape).flat();
	const middle = positions[positions.length >> 1];
	if (!middle) throw new RangeError('A shape without positions has no middle.');
	return roundLngLat(middle);
}
