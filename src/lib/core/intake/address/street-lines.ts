import { nearestShareOn } from '../../geometry/nearest-on-segment.ts';
import { findCrossing } from '../../geometry/segment-crossing.ts';
import type { Xy } from '../../geometry/types.ts';

/** The pieces of a street or of several, in local metres. */
export type StreetLines = readonly (readonly Xy[])[];

/** Carriageways of one crossing lie within this, metres. */
const CROSSING_M = 60;

/** The position on the lines that is nearest to another, and how far off it is; `undefined` of no lines. */
export function snapToStreet(lines: StreetLines, [x, y]: Xy): { xy: Xy; offM: number } | undefined {
	let best: { xy: Xy; offM: number } | undefined;
	for (const line of lines)
		for (let i = 1; i < line.length; i++) {
			const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
			const share = nearestShareOn(ax, ay, bx, by, x, y);
			const at: Xy = [ax + share * (bx - ax), ay + share * (by - ay)];
			const offM = Math.hypot(x - at[0], y - at[1]);
			if (!best || offM < best.offM) best = { xy: at, offM };
		}
	return best;
}

/**
 * Where two streets meet: where their lines cross or end at each other. Positions within 60 m are one crossing, in their
 * middle.
 *
 * @returns one position a crossing, in no order that means anything
 */
export function listCrossings(one: StreetLines, other: StreetLines): Xy[] {
	const found: Xy[] = [];
	for (const a of one)
		for (let i = 1; i < a.length; i++)
			for (const b of other)
				for (let j = 1; j < b.length; j++) {
					const [p, q, r, s] = [a[i - 1]!, a[i]!, b[j - 1]!, b[j]!];
					if (Math.min(p[0], q[0]) > Math.max(r[0], s[0]) + CROSSING_M) continue;
					if (Math.min(r[0], s[0]) > Math.max(p[0], q[0]) + CROSSING_M) continue;
					if (Math.min(p[1], q[1]) > Math.max(r[1], s[1]) + CROSSING_M) continue;
					if (Math.min(r[1], s[1]) > Math.max(p[1], q[1]) + CROSSING_M) continue;
					const shares = findCrossing([p, q], [r, s]);
					if (shares) found.push([p[0] + shares[0] * (q[0] - p[0]), p[1] + shares[0] * (q[1] - p[1])]);
				}
	if (found.length === 0)
		// Streets that end shortly before each other.
		for (const line of other)
			for (const end of [line[0], line.at(-1)]) {
				const near = end && snapToStreet(one, end);
				if (near && near.offM <= CROSSING_M) found.push(near.xy);
			}
	const groups: Xy[][] = [];
	for (const at of found) {
		const group = groups.find(([first]) => Math.hypot(first![0] - at[0], first![1] - at[1]) <= CROSSING_M);
		if (group) group.push(at);
		else groups.push([at]);
	}
	return groups.map((group) => [
		group.reduce((sum, [x]) => sum + x, 0) / group.length,
		group.reduce((sum, [, y]) => sum + y, 0) / group.length
	]);
}
