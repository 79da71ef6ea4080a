import { BoxIndex } from '../geometry/box-index.ts';
import { crossingShares } from '../geometry/segment-crossing.ts';
import { bboxOfSide, pointAt as pointOnSide, type Side } from '../geometry/sides.ts';
import { turnOf } from '../geometry/turn-of.ts';
import type { LngLat } from '../geometry/types.ts';
import {
	beginsLeft,
	findPassageAt,
	isOnSide,
	isSamePosition,
	pointAt,
	type CheckedRing
} from './checked-ring.ts';
import type { FaultList, ShapeFaultCode } from './shape-faults.ts';

/** Two rings have a single point in common there. */
export interface RingTouch {
	readonly one: CheckedRing;
	readonly other: CheckedRing;
	readonly at: LngLat;
}

interface RingSide {
	readonly ring: CheckedRing;
	readonly index: number;
	readonly side: Side;
}

/**
 * Names where rings meet that must not, and returns where two of them merely touch. Each pair of sides whose boxes meet
 * is looked at once.
 */
export function findRingMeetings(rings: readonly CheckedRing[], list: FaultList): RingTouch[] {
	const sides = rings.flatMap((ring) =>
		ring.points.map((a, index): RingSide => ({ ring, index, side: [a, pointAt(ring.points, index + 1)] }))
	);
	const boxes = sides.map(({ side }) => bboxOfSide(side));
	const index = new BoxIndex(boxes);
	const touches: RingTouch[] = [];
	for (const [i, one] of sides.entries()) {
		if (list.isFull) break;
		for (const j of index.search(boxes[i]!)) {
			const other = sides[j]!;
			if (j <= i || (one.ring === other.ring && areNeighbours(one, other))) continue;
			const touch = judgePair(one, other, list);
			if (touch) touches.push(touch);
		}
	}
	return touches;
}

/** Sides in a row meet in their corner; that one runs back over the other is a spike, seen before. */
function areNeighbours(one: RingSide, other: RingSide): boolean {
	const apart = Math.abs(one.index - other.index);
	return apart === 1 || apart === one.ring.points.length - 1;
}

function judgePair(one: RingSide, other: RingSide, list: FaultList): RingTouch | undefined {
	const [[a, b], [c, d]] = [one.side, other.side];
	const [c1, d1, a1, b1] = [turnOf(a, b, c), turnOf(a, b, d), turnOf(c, d, a), turnOf(c, d, b)].map(
		Math.sign
	);
	if (c1! * d1! > 0 || a1! * b1! > 0) return undefined;
	const isSameRing = one.ring === other.ring;
	if (c1! * d1! < 0 && a1! * b1! < 0) {
		const [share] = crossingShares(one.side, other.side) ?? [0.5];
		list.add(
			isSameRing ? 'self-crossing' : codeOf(one.ring, other.ring, 'cross'),
			pointOnSide(one.side, share)
		);
		return undefined;
	}
	const ends = [c, d].filter((end) => isOnSide(a, b, end));
	for (const end of [a, b])
		if (isOnSide(c, d, end) && !ends.some((known) => isSamePosition(known, end))) ends.push(end);
	const at = ends[0];
	if (!at) return undefined;
	if (isSameRing) list.add('self-touch', at);
	else if (ends.length > 1) list.add(codeOf(one.ring, other.ring, 'along'), at);
	else if (crossesAt(one, other, at)) list.add(codeOf(one.ring, other.ring, 'cross'), at);
	else return { one: one.ring, other: other.ring, at };
	return undefined;
}

/** Whether the two rings change sides where they touch. */
function crossesAt(one: RingSide, other: RingSide, at: LngLat): boolean {
	const [a, b] = findPassageAt(one.ring.points, one.index, at);
	const [c, d] = findPassageAt(other.ring.points, other.index, at);
	// A stretch in common that begins here is named by itself.
	if ([c, d].some((to) => runsAlong(at, a, to) || runsAlong(at, b, to))) return false;
	return beginsLeft(a, at, b, c) !== beginsLeft(a, at, b, d);
}

/** Whether two ways from a position set out in the same direction. */
const runsAlong = (at: LngLat, a: LngLat, b: LngLat): boolean =>
	turnOf(at, a, b) === 0 &&
	Math.sign(a[0] - at[0]) === Math.sign(b[0] - at[0]) &&
	Math.sign(a[1] - at[1]) === Math.sign(b[1] - at[1]);

function codeOf(one: CheckedRing, other: CheckedRing, how: 'cross' | 'along'): ShapeFaultCode {
	if (one.part !== other.part) return how === 'cross' ? 'parts-overlap' : 'parts-share-border';
	return one.ring === 0 || other.ring === 0 ? 'hole-crosses-border' : 'holes-overlap';
}
