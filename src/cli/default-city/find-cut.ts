import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import { findCrossing } from '#lib/core/geometry/segment-crossing.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { between, buildOrientedBox, distanceM } from './polygon.ts';

/** A place on a ring: on the side that begins at point `side`. */
export interface RingPlace {
	side: number;
	xy: Xy;
	/** The ring's own point, if the place is one. */
	point: number | undefined;
}

export interface Cut {
	from: RingPlace;
	to: RingPlace;
	/** Shape of both parts and of the cut's ends: 0 is a rectangle halved square. */
	badness: number;
}

export interface CutOptions {
	random: Random;
	/** An end nearer than this to a point where the side runs straight on is moved there; metres. */
	snapM: number;
	/** No end nearer than this to a corner; metres. */
	cornerM: number;
	/** The cut leaves the square by at most this; radians. */
	skew: number;
	/** Penalty for an end on this side; Infinity forbids it. */
	sideCost?: (side: number) => number;
	/** Penalty for the parts, in addition to their shape. */
	partCost?: (from: RingPlace, to: RingPlace) => number;
}

const SHARES = [0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66];

/** Where to cut a ring in two well-shaped parts; `undefined` if no cut is allowed. */
export function findCut(ring: readonly Xy[], options: CutOptions): Cut | undefined {
	const box = buildOrientedBox(ring);
	const cuts: Cut[] = [];
	const tries = SHARES.map((share) => ({ share, lengthwise: false }));
	if (box.lengthM < 1.5 * box.widthM) tries.push(...SHARES.map((share) => ({ share, lengthwise: true })));
	for (const { share, lengthwise } of tries) {
		const [u, v] = lengthwise ? [box.across, box.along] : [box.along, box.across];
		const [sizeU, sizeV] = lengthwise ? [box.widthM, box.lengthM] : [box.lengthM, box.widthM];
		const turn = (options.random() - 0.5) * 2 * options.skew;
		const at = (share + (options.random() - 0.5) * 0.04) * sizeU;
		const middle: Xy = [
			box.corner[0] + u[0] * at + (v[0] * sizeV) / 2,
			box.corner[1] + u[1] * at + (v[1] * sizeV) / 2
		];
		const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
		const direction: Xy = [v[0] * cos - v[1] * sin, v[0] * sin + v[1] * cos];
		for (const cut of listCuts(ring, middle, direction, 2 * sizeV + sizeU, options)) {
			cut.badness += 0.05 * options.random();
			cuts.push(cut);
		}
	}
	return cuts.reduce<Cut | undefined>(
		(best, cut) => (best && best.badness <= cut.badness ? best : cut),
		undefined
	);
}

function listCuts(ring: readonly Xy[], middle: Xy, [dx, dy]: Xy, reachM: number, options: CutOptions): Cut[] {
	const start: Xy = [middle[0] - dx * reachM, middle[1] - dy * reachM];
	const end: Xy = [middle[0] + dx * reachM, middle[1] + dy * reachM];
	const crossings = ring
		.flatMap((a, side) => {
			const found = findCrossing([start, end], [a, ring[(side + 1) % ring.length]!]);
			return found ? [{ side, s: found[0] }] : [];
		})
		.toSorted((a, b) => a.s - b.s || a.side - b.side);
	if (crossings.length % 2) return [];
	const cuts: Cut[] = [];
	for (let i = 0; i + 1 < crossings.length; i += 2) {
		const [first, second] = [crossings[i]!, crossings[i + 1]!];
		const from = placeOnRing(ring, first.side, between(start, end, first.s), options);
		const to = placeOnRing(ring, second.side, between(start, end, second.s), options);
		if (!from || !to) continue;
		const badness = judge(ring, from, to, options);
		if (badness < Infinity) cuts.push({ from, to, badness });
	}
	return cuts;
}

function placeOnRing(
	ring: readonly Xy[],
	side: number,
	xy: Xy,
	{ snapM, cornerM }: CutOptions
): RingPlace | undefined {
	let nearest = -1;
	let nearestM = Infinity;
	for (const [i, point] of ring.entries()) {
		const metres = distanceM(point, xy);
		if (isCorner(ring, i) && metres < cornerM) return undefined;
		if (metres < nearestM) [nearest, nearestM] = [i, metres];
	}
	if (nearestM > snapM) return { side, xy, point: undefined };
	return isCorner(ring, nearest) ? undefined : { side: nearest, xy: ring[nearest]!, point: nearest };
}

/** Whether the boundary turns by more than about 25 degrees at a point. */
function isCorner(ring: readonly Xy[], i: number): boolean {
	const n = ring.length;
	const [a, b, c] = [ring[(i + n - 1) % n]!, ring[i]!, ring[(i + 1) % n]!];
	const dot = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
	return dot < 0.9 * distanceM(a, b) * distanceM(b, c);
}

function judge(ring: readonly Xy[], from: RingPlace, to: RingPlace, options: CutOptions): number {
	if (from.side === to.side || (from.point !== undefined && from.point === to.point)) return Infinity;
	const [left, right] = splitRing(ring, from, to);
	if (left.length < 3 || right.length < 3) return Infinity;
	// Snapping the cut to points of the ring may have moved it outside the ring.
	for (let i = 0; i < ring.length; i++) {
		const found = findCrossing([from.xy, to.xy], [ring[i]!, ring[(i + 1) % ring.length]!]);
		if (found && found[0] > 1e-6 && found[0] < 1 - 1e-6) return Infinity;
	}
	const areas = [signedRingArea(left), signedRingArea(right)] as const;
	if (Math.min(...areas) <= 0) return Infinity;
	const total = areas[0] + areas[1];
	let badness = (1.2 * Math.abs(areas[0] - areas[1])) / total;
	for (const [part, area] of [
		[left, areas[0]],
		[right, areas[1]]
	] as const) {
		const { lengthM, widthM } = buildOrientedBox(part);
		badness += 1.6 * (1 - area / (lengthM * widthM)) + 0.35 * Math.max(0, lengthM / widthM - 1.8);
	}
	const lengthM = distanceM(from.xy, to.xy);
	badness += (0.25 * lengthM) / Math.sqrt(total);
	for (const { side } of [from, to]) {
		const [a, b] = [ring[side]!, ring[(side + 1) % ring.length]!];
		const sine =
			Math.abs((b[0] - a[0]) * (to.xy[1] - from.xy[1]) - (b[1] - a[1]) * (to.xy[0] - from.xy[0])) /
			(distanceM(a, b) * lengthM);
		badness += 1.2 * (1 - sine) + (sine < 0.6 ? 1 : 0);
		badness += options.sideCost?.(side) ?? 0;
	}
	return badness + (options.partCost?.(from, to) ?? 0);
}

/** The two parts of a ring: left of the cut and right of it, both counter-clockwise. */
export function splitRing(ring: readonly Xy[], from: RingPlace, to: RingPlace): [left: Xy[], right: Xy[]] {
	return [walkRing(ring, to, from), walkRing(ring, from, to)];
}

/** Points of the ring from one place forward to another, both included. */
function walkRing(ring: readonly Xy[], from: RingPlace, to: RingPlace): Xy[] {
	const n = ring.length;
	const points: Xy[] = [from.xy];
	for (let i = (from.side + 1) % n; ; i = (i + 1) % n) {
		if (to.point === i) break;
		points.push(ring[i]!);
		if (to.point === undefined && i === to.side) break;
	}
	points.push(to.xy);
	return points;
}
