import { turnOf } from '../geometry/turn-of.ts';
import type { Xy } from '../geometry/types.ts';

/**
 * Whether the straight piece from a to b passes through the square of one unit round a point; of its borders the west and
 * south ones belong to it, the others do not, so that every place is in one square. All points are whole units. Exact.
 */
export function passesUnit(a: Xy, b: Xy, [x, y]: Xy): boolean {
	const [p, q] = a[0] <= b[0] ? [a, b] : [b, a];
	const [west, south, east, north] = [x - 0.5, y - 0.5, x + 0.5, y + 0.5];
	if (q[0] < west || p[0] >= east) return false;
	if (Math.max(p[1], q[1]) < south || Math.min(p[1], q[1]) >= north) return false;
	// Upright and level pieces run through the middle of squares.
	if (p[0] === q[0] || p[1] === q[1]) return true;
	const isRising = q[1] > p[1];
	const side = (cornerX: number, cornerY: number) => Math.sign(turnOf(p, q, [cornerX, cornerY]));
	// Through a corner that does not belong to it, a piece passes the square only if it goes on inside.
	const northWest = side(west, north);
	if (northWest === 0) return !isRising;
	const northEast = side(east, north);
	if (northEast === 0) return isRising;
	const southWest = side(west, south);
	if (southWest === 0) return true;
	const southEast = side(east, south);
	if (southEast === 0) return !isRising;
	return northWest !== northEast || northWest !== southWest || northWest !== southEast;
}
