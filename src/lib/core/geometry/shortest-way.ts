import { findCrossing } from './segment-crossing.ts';
import { nearestShare, pointAt, type Side } from './sides.ts';
import type { Xy } from './types.ts';

/** A straight way from a point of one side to a point of another. */
export interface Way {
	p: Xy;
	q: Xy;
	lengthM: number;
}

/** Shortest ways that differ by less than this are one. */
const SAME_M = 1e-6;

export const wayOf = (p: Xy, q: Xy): Way => ({ p, q, lengthM: Math.hypot(q[0] - p[0], q[1] - p[1]) });

/**
 * The shortest way from one side to another: exact, of length 0 where they meet. Of the many between parallel sides
 * it is the middle one, whichever way the sides run.
 */
export function shortestWay(s: Side, t: Side): Way {
	const crossing = findCrossing(s, t);
	if (crossing) {
		const xy = pointAt(s, crossing[0]);
		return { p: xy, q: xy, lengthM: 0 };
	}
	// Sides that do not cross are nearest at an end of one of them; all that are equally near are averaged, which is
	// one of them again, since distance is convex.
	const [[a, b], [c, d]] = [s, t];
	const ways: [Way, Way, Way, Way] = [wayFrom(a, t), wayFrom(b, t), wayTo(c, s), wayTo(d, s)];
	const leastM = Math.min(ways[0].lengthM, ways[1].lengthM, ways[2].lengthM, ways[3].lengthM);
	const least = ways.filter(({ lengthM }) => lengthM <= leastM + SAME_M);
	if (least.length === 1) return least[0]!;
	return { p: middleOf(least.map(({ p }) => p)), q: middleOf(least.map(({ q }) => q)), lengthM: leastM };
}

const wayFrom = (p: Xy, t: Side): Way => wayOf(p, pointAt(t, nearestShare(t, p)));
const wayTo = (q: Xy, s: Side): Way => wayOf(pointAt(s, nearestShare(s, q)), q);

/** Of points on one line: half way between the outermost. */
function middleOf(points: readonly Xy[]): Xy {
	const [first, ...rest] = points.toSorted((m, n) => m[0] - n[0] || m[1] - n[1]);
	const last = rest.at(-1) ?? first!;
	return [(first![0] + last[0]) / 2, (first![1] + last[1]) / 2];
}
