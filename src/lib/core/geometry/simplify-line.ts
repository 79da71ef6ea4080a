import { squaredDistanceTo } from './nearest-on-segment.ts';

/**
 * A line without the points that lie within a tolerance of the simplified line; its ends are kept. Units are those of the
 * points, x and y in turn.
 *
 * @see Douglas and Peucker (1973)
 */
export function simplifyLine(points: ArrayLike<number>, tolerance: number): number[] {
	const count = points.length / 2;
	if (count <= 2) return Array.from(points);
	const isKept = new Uint8Array(count);
	isKept[0] = isKept[count - 1] = 1;
	const todo: [first: number, last: number][] = [[0, count - 1]];
	for (let span = todo.pop(); span; span = todo.pop()) {
		const [first, last] = span;
		const [ax, ay, bx, by] = [
			points[2 * first]!,
			points[2 * first + 1]!,
			points[2 * last]!,
			points[2 * last + 1]!
		];
		let [farthest, farthest2] = [-1, tolerance * tolerance];
		for (let i = first + 1; i < last; i++) {
			const distance2 = squaredDistanceTo(ax, ay, bx, by, points[2 * i]!, points[2 * i + 1]!);
			if (distance2 > farthest2) [farthest, farthest2] = [i, distance2];
		}
		if (farthest < 0) continue;
		isKept[farthest] = 1;
		todo.push([first, farthest], [farthest, last]);
	}
	const kept: number[] = [];
	for (let i = 0; i < count; i++) if (isKept[i]) kept.push(points[2 * i]!, points[2 * i + 1]!);
	return kept;
}
