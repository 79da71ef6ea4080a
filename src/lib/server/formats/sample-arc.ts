import type { Position } from 'geojson';

/** Sides of a whole circle: they are off it by 0.1 % of the radius. */
export const SIDES_OF_CIRCLE = 72;

/** Most positions that the arcs of one shape may become; a file of arcs alone would be a hundred times its size. */
export const MOST_POSITIONS = 1_000_000;

/** How far a side is off the arc at most, as a share of the radius, in words. */
export const ARC_SHARE = '0.1 %';

/**
 * Positions along an arc, its ends included; of a whole circle the last is the first.
 *
 * @param sweep in radians, positive if it runs counter-clockwise
 */
export function sampleArc(
	[x, y]: readonly [number, number],
	radius: number,
	start: number,
	sweep: number
): Position[] {
	const sides = countSides(sweep);
	return Array.from({ length: sides + 1 }, (_, i) => {
		const isLastOfCircle = i === sides && Math.abs(Math.abs(sweep) - 2 * Math.PI) < 1e-12;
		const angle = isLastOfCircle ? start : start + (sweep * i) / sides;
		return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
	});
}

/** Sides of an arc of so many radians: two at least. */
export const countSides = (sweep: number): number =>
	Math.max(2, Math.min(SIDES_OF_CIRCLE, Math.ceil((Math.abs(sweep) / (2 * Math.PI)) * SIDES_OF_CIRCLE)));

/**
 * Positions along the arc from one position through another to a third, without the first. Through the first again it
 * is a whole circle, whose middle is half way to the second; on one line it is that line.
 */
export function sampleArcThrough(from: Position, through: Position, to: Position): Position[] {
	const [ax, ay] = from as [number, number];
	const [bx, by] = [through[0]! - ax, through[1]! - ay];
	const [cx, cy] = [to[0]! - ax, to[1]! - ay];
	if (cx === 0 && cy === 0) {
		const start = Math.atan2(-by, -bx);
		const circle = sampleArc([ax + bx / 2, ay + by / 2], Math.hypot(bx, by) / 2, start, 2 * Math.PI);
		return [...circle.slice(1, -1), to];
	}
	const twice = 2 * (bx * cy - by * cx);
	const size = Math.hypot(bx, by) * Math.hypot(cx, cy);
	if (!(Math.abs(twice) > 1e-12 * size)) return [through, to];
	const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
	const [ux, uy] = [(cy * b2 - by * c2) / twice, (bx * c2 - cx * b2) / twice];
	const start = Math.atan2(-uy, -ux);
	const end = Math.atan2(cy - uy, cx - ux);
	// Counter-clockwise if the middle position lies to the right of the line between the ends.
	const isCounterClockwise = twice > 0;
	let sweep = end - start;
	if (isCounterClockwise && sweep <= 0) sweep += 2 * Math.PI;
	if (!isCounterClockwise && sweep >= 0) sweep -= 2 * Math.PI;
	const arc = sampleArc([ax + ux, ay + uy], Math.hypot(ux, uy), start, sweep);
	return [...arc.slice(1, -1), to];
}
