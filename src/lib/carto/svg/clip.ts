import { boxAround, isInside, overlaps, type Box, type FlatPoints } from './box.ts';

/**
 * What of a line lies in a box: pieces in its order, each at least two points.
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
 * What of a ring lies in a box, closed; empty if nothing. Parts that the box cuts off from each other stay joined along
 * its border.
 *
 * @see Sutherland and Hodgman (1974)
 */
export function clipRing(ring: FlatPoints, box: Box): number[] {
	const around = boxAround(ring);
	if (isInside(around, box)) return Array.from(ring);
	if (!overlaps(around, box)) return [];
	let points = Array.from(ring);
	points = clipBehind(points, 0, box.left, 1);
	points = clipBehind(points, 0, box.right, -1);
	points = clipBehind(points, 1, box.top, 1);
	points = clipBehind(points, 1, box.bottom, -1);
	if (points.length < 6) return [];
	if (points[0] !== points.at(-2) || points[1] !== points.at(-1)) points.push(points[0]!, points[1]!);
	return points;
}

/** Keeps what lies on one side of a line across the axis: above it with sign 1, below it with −1. */
function clipBehind(points: readonly number[], axis: 0 | 1, at: number, sign: 1 | -1): number[] {
	const kept: number[] = [];
	for (let i = 2; i < points.length; i += 2) {
		const [a, b] = [(points[i - 2 + axis]! - at) * sign, (points[i + axis]! - at) * sign];
		if (a >= 0 !== b >= 0) {
			const t = a / (a - b);
			const cut = [
				points[i - 2]! + t * (points[i]! - points[i - 2]!),
				points[i - 1]! + t * (points[i + 1]! - points[i - 1]!)
			];
			cut[axis] = at;
			kept.push(cut[0]!, cut[1]!);
		}
		if (b >= 0) kept.push(points[i]!, points[i + 1]!);
	}
	// The ring stays closed: its last point is its first one.
	if (kept.length > 0) kept.unshift(kept.at(-2)!, kept.at(-1)!);
	return kept;
}
