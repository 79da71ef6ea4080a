import type { Xy } from '../geometry/types.ts';
import { nearestShare, pointAt, type Side } from '../geometry/sides.ts';
import { crossingShares } from '../geometry/segment-crossing.ts';
import { shortestWay, wayOf, type Way } from '../geometry/shortest-way.ts';
import { TOUCH_M } from './settings.ts';
import type { StreetLines } from './street-lines.ts';

/** Ways go round the ends of street lines at this distance: just clear of them. */
const ROUND_M = 2 * TOUCH_M;
const ROUND_POINTS = 8;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The shortest way from one side to another over which no main street lies, if there is one no longer than
 * `limitM`; to within {@link TOUCH_M} of exact where it goes round the end of a street line, else exact.
 *
 * The shortest way that is clear is the shortest of all, or one that just passes a corner of a street line, or two, or
 * that begins or ends at the end of a side or beside a street line that crosses the side. All of these are tried.
 */
export function findClearWay(s: Side, t: Side, streets: StreetLines, limitM: number): Way | undefined {
	const straight = shortestWay(s, t);
	if (straight.lengthM > limitM) return undefined;
	if (streets.isClear(straight)) return straight;
	const [near, far] = [clip(s, t, limitM), clip(t, s, limitM)];
	const lines = streets.listNear([near, far], ROUND_M);
	const corners = listCorners(lines).filter(
		(corner) => distanceM(near, corner) + distanceM(far, corner) <= limitM
	);
	const rounds = corners.map(roundOf);
	let best: Way | undefined;
	const offer = (way: Way | undefined) => {
		if (!way || way.lengthM > limitM || (best && way.lengthM >= best.lengthM)) return;
		if (streets.isClear(way)) best = way;
	};
	const starts = listStops(near, lines);
	const ends = listStops(far, lines);
	for (const p of starts) offer(wayOf(p, pointAt(far, nearestShare(far, p))));
	for (const q of ends) offer(wayOf(pointAt(near, nearestShare(near, q)), q));
	for (const [i, round] of rounds.entries())
		for (const corner of round) {
			offer(shortestThrough(near, far, corner));
			for (const p of starts) offer(wayBetween(p, meetLine(far, p, corner)));
			for (const q of ends) offer(wayBetween(meetLine(near, q, corner), q));
			for (const other of rounds.slice(i + 1).flat()) offer(wayAlong(near, far, corner, other));
		}
	return best;
}

/** The part of a side that lies in the bounding box of another, made wider by `marginM`. */
function clip(side: Side, [[cx, cy], [dx, dy]]: Side, marginM: number): Side {
	let [from, to] = [0, 1];
	const bounds = [
		[Math.min(cx, dx) - marginM, Math.max(cx, dx) + marginM],
		[Math.min(cy, dy) - marginM, Math.max(cy, dy) + marginM]
	] as const;
	for (const axis of [0, 1] as const) {
		const [start, delta] = [side[0][axis], side[1][axis] - side[0][axis]];
		if (delta === 0) continue;
		const shares = bounds[axis].map((bound) => (bound - start) / delta).toSorted((m, n) => m - n);
		from = Math.max(from, shares[0]!);
		to = Math.min(to, shares[1]!);
	}
	return [pointAt(side, from), pointAt(side, Math.max(from, to))];
}

const distanceM = (side: Side, xy: Xy) => wayOf(xy, pointAt(side, nearestShare(side, xy))).lengthM;

function listCorners(lines: readonly Side[]): Xy[] {
	const corners = new Map(lines.flat().map((xy) => [xy.join(), xy]));
	return [...corners.values()];
}

/** Points round a corner, all of them clear of it, and so is every straight line from one to the next. */
const roundOf = ([x, y]: Xy): Xy[] =>
	Array.from({ length: ROUND_POINTS }, (_, i) => {
		const angle = (2 * Math.PI * i) / ROUND_POINTS;
		return [x + ROUND_M * Math.cos(angle), y + ROUND_M * Math.sin(angle)];
	});

/** Places on a side where a shortest clear way may begin: its ends, and just beside each line that meets it. */
function listStops(side: Side, lines: readonly Side[]): Xy[] {
	const stops = [...side];
	for (const line of lines) {
		const [[ax, ay], [bx, by]] = line;
		const lengthM = Math.max(Math.hypot(bx - ax, by - ay), 1e-9);
		const [nx, ny] = [(-ROUND_M * (by - ay)) / lengthM, (ROUND_M * (bx - ax)) / lengthM];
		for (const sign of [-1, 1]) {
			const beside: Side = [
				[ax + sign * nx, ay + sign * ny],
				[bx + sign * nx, by + sign * ny]
			];
			const shares = crossingShares(side, beside);
			if (shares && shares[0] >= 0 && shares[0] <= 1) stops.push(pointAt(side, shares[0]));
		}
		for (const corner of line) stops.push(...meetCircle(side, corner));
	}
	return stops;
}

/** Where a side meets the circle of {@link ROUND_M} round a corner. */
function meetCircle(side: Side, [x, y]: Xy): Xy[] {
	const [[ax, ay], [bx, by]] = side;
	const squared = (bx - ax) ** 2 + (by - ay) ** 2;
	if (squared === 0) return [];
	const middle = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared;
	const [footX, footY] = pointAt(side, middle);
	const half = Math.sqrt((ROUND_M ** 2 - (x - footX) ** 2 - (y - footY) ** 2) / squared);
	return [middle - half, middle + half]
		.filter((share) => share >= 0 && share <= 1)
		.map((share) => pointAt(side, share));
}

/** The way from side to side along the line through two points; `undefined` if that line misses one of them. */
function wayAlong(s: Side, t: Side, a: Xy, b: Xy): Way | undefined {
	return wayBetween(meetLine(s, a, b), meetLine(t, a, b));
}

const wayBetween = (p: Xy | undefined, q: Xy | undefined): Way | undefined => p && q && wayOf(p, q);

const SLACK = 1e-9;

function meetLine(side: Side, a: Xy, b: Xy): Xy | undefined {
	const share = crossingShares(side, [a, b])?.[0];
	return share === undefined || share < -SLACK || share > 1 + SLACK ? undefined : pointAt(side, share);
}

/**
 * The shortest way from side to side through a point. The length is the sum of two secants of the way's direction,
 * hence convex: a golden-section search finds its least.
 */
function shortestThrough(s: Side, t: Side, through: Xy): Way | undefined {
	const shares = [0, 1, ...t.map((end) => crossingShares(s, [end, through])?.[0] ?? 0)]
		.filter((share) => share >= 0 && share <= 1 && wayAlong(s, t, pointAt(s, share), through))
		.toSorted((m, n) => m - n);
	if (shares.length === 0) return undefined;
	let [from, to] = [shares[0]!, shares.at(-1)!];
	const at = (share: number) => wayAlong(s, t, pointAt(s, share), through);
	const lengthAt = (share: number) => at(share)?.lengthM ?? Infinity;
	for (let i = 0; i < 40; i++) {
		const [a, b] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
		if (lengthAt(a) <= lengthAt(b)) to = b;
		else from = a;
	}
	return at((from + to) / 2);
}
