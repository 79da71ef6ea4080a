import { clipRingToBbox } from '#lib/core/geometry/clip-ring.ts';
import { boxAround, isInside, overlaps, type Box, type FlatPoints } from './box.ts';

/**
 * The parts of a line within a box, in its order, each at least two points.
 *
 * @see Liang and Barsky (1984), one segment after the other
 */
export function clipLine(points: FlatPoints, box: Box): number[][] {
	const around = boxAround(points);
	if (isInside(around, box)) return points.length >= 4 ? [Array.from(points)] : [];
	if (!(around.left <= box.right && around.right >= box.left)) return [];
	if (!(around.top <= box.bottom && around.bottom >= box.top)) return [];
	const pieces: number[][] = [];
	let piece: number[] | undefined;
	for (let i = 2; i < points.length; i += 2) {
		const [ax, ay, bx, by] = [points[i - 2]!, points[i - 1]!, points[i]!, points[i + 1]!];
		const span = clipSegment(ax, ay, bx - ax, by - ay, box);
		if (!span) {
			piece = undefined;
			continue;
		}
		const [from, to] = span;
		if (!piece || from > 0) pieces.push((piece = [ax + from * (bx - ax), ay + from * (by - ay)]));
		piece.push(ax + to * (bx - ax), ay + to * (by - ay));
		if (to < 1) piece = undefined;
	}
	return pieces;
}

/** The part 0 ≤ from ≤ to ≤ 1 of a segment that lies in a box. */
function clipSegment(
	x: number,
	y: number,
	dx: number,
	dy: number,
	{ left, top, right, bottom }: Box
): [from: number, to: number] | undefined {
	let [from, to] = [0, 1];
	for (const [step, room] of [
		[-dx, x - left],
		[dx, right - x],
		[-dy, y - top],
		[dy, bottom - y]
	] as const) {
		if (step === 0) {
			if (room < 0) return undefined;
			continue;
		}
		const at = room / step;
		if (step < 0) from = Math.max(from, at);
		else to = Math.min(to, at);
		if (from > to) return undefined;
	}
	return [from, to];
}

/**
 * The part of a ring within a box, closed; empty if there is none, or only a border. Parts that the box cuts off from each
 * other stay joined along its border.
 */
export function clipRing(ring: FlatPoints, box: Box): number[] {
	if (!overlaps(boxAround(ring), box)) return [];
	return clipRingToBbox(ring, [box.left, box.top, box.right, box.bottom]);
}
