/**
 * Where along the straight piece from a to b it is nearest to a point: 0 at a … 1 at b. In any plane with one unit both
 * ways. A piece of no length: 0.
 */
export function nearestShareOn(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
	return nearestShareAlong(bx - ax, by - ay, x - ax, y - ay);
}

/** The same of the piece from the origin to (dx, dy). */
export function nearestShareAlong(dx: number, dy: number, x: number, y: number): number {
	const squared = dx * dx + dy * dy;
	return squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
}

/** The square of the distance of a point from the straight piece from a to b, in the square of the plane's unit. */
export function squaredDistanceTo(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	x: number,
	y: number
): number {
	const share = nearestShareOn(ax, ay, bx, by, x, y);
	const offX = x - (ax + share * (bx - ax));
	const offY = y - (ay + share * (by - ay));
	return offX * offX + offY * offY;
}
