import { FACING_COS, SHARED_WALL_M } from './settings.ts';
import { lengthOf, pointAt, type Side } from '../geometry/sides.ts';
import { crossingShares } from '../geometry/segment-crossing.ts';
import { wayOf } from '../geometry/shortest-way.ts';
import type { StreetLines } from './street-lines.ts';

/** A stretch of a side, in shares of it. */
type Stretch = [from: number, to: number];

/**
 * How much of some sides runs wall to wall with others, metres: from there a perpendicular meets one of the others
 * within {@link SHARED_WALL_M}, and the two face each other (within 30° of opposite directions, each area to its left).
 * What a main street parts is left out; the middle of each stretch between two main streets decides for all of it.
 */
export function measureSharedWall(
	sides: readonly Side[],
	others: readonly Side[],
	mainStreets: StreetLines
): number {
	let sumM = 0;
	for (const side of sides) {
		const streets = mainStreets.listNear([side], SHARED_WALL_M);
		const stretches = others.flatMap((other) => {
			const stretch = stretchAlong(side, other);
			if (!stretch || streets.length === 0) return stretch ? [stretch] : [];
			return cutAt(stretch, side, streets).filter(([from, to]) => {
				const middle = pointAt(side, (from + to) / 2);
				return mainStreets.isClear(wayOf(middle, footOn(other, middle)));
			});
		});
		sumM += lengthOf(side) * unionOf(stretches);
	}
	return sumM;
}

/** A stretch of a side in pieces between the lines that cross it. */
function cutAt([from, to]: Stretch, side: Side, lines: readonly Side[]): Stretch[] {
	const cuts = lines
		.map((line) => crossingShares(side, line)?.[0] ?? from)
		.filter((share) => share > from && share < to)
		.toSorted((m, n) => m - n);
	return [from, ...cuts].map((start, i): Stretch => [start, cuts[i] ?? to]);
}

function footOn(side: Side, [x, y]: Side[0]): Side[0] {
	const [[ax, ay], [bx, by]] = side;
	return pointAt(side, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthOf(side) ** 2);
}

/** The stretch of a side that faces another one from within the distance. */
function stretchAlong(side: Side, other: Side): Stretch | undefined {
	const [[ax, ay], [bx, by]] = side;
	const [[cx, cy], [dx, dy]] = other;
	const [sideM, otherM] = [lengthOf(side), lengthOf(other)];
	const dot = (bx - ax) * (dx - cx) + (by - ay) * (dy - cy);
	if (sideM === 0 || otherM === 0 || dot > -FACING_COS * sideM * otherM) return undefined;
	// Along the other side and aside from it, both linear in the share of this side.
	const along = (x: number, y: number) => ((x - cx) * (dx - cx) + (y - cy) * (dy - cy)) / otherM;
	const aside = (x: number, y: number) => ((x - cx) * (dy - cy) - (y - cy) * (dx - cx)) / otherM;
	const a = within(along(ax, ay), along(bx, by), 0, otherM);
	const b = within(aside(ax, ay), aside(bx, by), -SHARED_WALL_M, SHARED_WALL_M);
	const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
	return from < to ? [from, to] : undefined;
}

/** Shares between 0 and 1 at which a value that grows evenly from `start` to `end` lies between two bounds. */
function within(start: number, end: number, low: number, high: number): Stretch {
	if (start === end) return start >= low && start <= high ? [0, 1] : [1, 0];
	const shares = [(low - start) / (end - start), (high - start) / (end - start)];
	return [Math.max(0, Math.min(...shares)), Math.min(1, Math.max(...shares))];
}

function unionOf(stretches: Stretch[]): number {
	let [sum, reached] = [0, 0];
	for (const [from, to] of stretches.toSorted((m, n) => m[0] - n[0])) {
		sum += Math.max(0, to - Math.max(from, reached));
		reached = Math.max(reached, to);
	}
	return sum;
}
