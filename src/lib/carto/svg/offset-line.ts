import type { FlatPoints } from './box.ts';

/** Corners sharper than this are cut instead of drawn out. */
const LONGEST_MITER = 2;

/**
 * A line beside a line: to its right by so many px, to its left if negative; corners are mitred. Of a closed ring
 * that runs clockwise on the screen, right is inside.
 */
export function offsetLine(points: FlatPoints, byPx: number, isClosed: boolean): number[] {
	const line = withoutRepeats(points);
	const count = line.length / 2;
	if (count < 2) return line;
	const normals: [number, number][] = [];
	for (let i = 0; i + 1 < count; i++) {
		const [dx, dy] = [line[2 * i + 2]! - line[2 * i]!, line[2 * i + 3]! - line[2 * i + 1]!];
		const length = Math.hypot(dx, dy);
		normals.push([-dy / length, dx / length]);
	}
	const moved: number[] = [];
	for (let i = 0; i < count; i++) {
		const before = normals[i - 1] ?? (isClosed ? normals.at(-1) : undefined);
		const after = normals[i] ?? (isClosed ? normals[0] : undefined);
		const [ax, ay] = before ?? after!;
		const [bx, by] = after ?? before!;
		const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
		const miter = Math.min(LONGEST_MITER, 1 / Math.max(1e-9, mx * mx + my * my));
		moved.push(line[2 * i]! + mx * miter * byPx, line[2 * i + 1]! + my * miter * byPx);
	}
	return moved;
}

function withoutRepeats(points: FlatPoints): number[] {
	const kept: number[] = [];
	for (let i = 0; i < points.length; i += 2)
		if (i === 0 || points[i] !== kept.at(-2) || points[i + 1] !== kept.at(-1))
			kept.push(points[i]!, points[i + 1]!);
	return kept;
}
