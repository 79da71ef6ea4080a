import { listReaches, spanBeyond, type Place, type Reach, type Sides, type Stop } from './triangle-stops.ts';
import { roofTop } from './roof.ts';
import type { StreetMesh } from './street-mesh.ts';

/**
 * Heights of roofs over what is beyond and what is within reach, see {@link roofTop}. Below 1/3, so that roofs over
 * different sides do not meet; the second is no more than the first, so that one within has room under one beyond.
 */
export const ROOF_BEYOND = 0.3;
export const ROOF_WITHIN = 0.1;

/** A roof this little beyond the straight way is none, in heights of the triangle. */
export const LEAST_OFF = 1e-6;

/** The outline's way through a triangle, with what is within reach on its left. */
export interface Way {
	/** Where reach ends, counter-clockwise round the triangle, and where the way leaves it. */
	readonly from: Stop;
	readonly to: Stop;
	/** Points between the two; none where straight is right. */
	readonly over: readonly Place[];
}

/**
 * The outline's ways through a triangle, one for each place where reach ends.
 *
 * What is beyond reach in a triangle is the convex hull of what is beyond reach on its sides, with a roof over that
 * on each side. Both shrink as the limit grows, so that a larger life circle leaves out nothing that a smaller one
 * holds; and a gap in the middle of a side, the hull of which is a line, has an area. What is within reach in the
 * middle of a side has a roof for the same reason, and keeps it when it grows to a corner. Where a roof within reach
 * meets what is reached elsewhere in the triangle, the two are one, and each gap is beyond reach by itself.
 *
 * @param sides half-edges round the triangle, at least one of them crossed
 * @param mayJoin `false` keeps reaches apart all the same
 */
export function listWays(mesh: StreetMesh, sides: Sides, { mayJoin = true } = {}): Way[] {
	const { isSpecial } = mesh.scratch;
	const reaches = listReaches(mesh, sides);
	const beyond = listRoofs(
		sides.map((side) => spanBeyond(mesh, side)),
		ROOF_BEYOND
	);
	const straight = reaches.map((reach) =>
		isIsland(reach) ? overRoof(reach) : wrap(reach.end, reach.begin, beyond, 1)
	);
	if (sides.every((side) => isSpecial[side] === 0)) return straight;
	const kept = straight.map((way, i) => {
		if (way.over.length > 0) return way;
		const { begin, end } = reaches[i]!;
		const spans = spansBetween(begin, end).map((span, side) => (isSpecial[sides[side]!] === 1 ? span : NONE));
		return wrap(end, begin, listRoofs(spans, ROOF_WITHIN), -1);
	});
	if (reaches.length === 1 || !doMeet(kept)) return kept;
	const joined = reaches.map(({ end }, i): Way => {
		const { begin } = reaches[(i + 1) % reaches.length]!;
		return wrap(end, begin, listRoofs(spansBetween(end, begin), ROOF_BEYOND), 1);
	});
	return mayJoin && !doMeet(joined) ? joined : straight;
}

type Span = readonly [low: number, high: number];
const NONE: Span = [1, 0];

/** Whether a reach lies in the middle of a side. */
const isIsland = ({ begin, end }: Reach) => begin.side === end.side && begin.share < end.share;

const overRoof = ({ begin, end }: Reach) =>
	wrap(end, begin, [roofTop(begin.side, begin.share, end.share, ROOF_WITHIN)], -1);

/** What of each side lies between two stops, counter-clockwise; nothing of any where that is nearly all of the border. */
function spansBetween(begin: Stop, end: Stop): Span[] {
	const spans = [NONE, NONE, NONE];
	if (begin.side === end.side) {
		if (begin.share < end.share) spans[begin.side] = [begin.share, end.share];
		return spans;
	}
	for (let side = begin.side; ; side = (side + 1) % 3) {
		spans[side] = [side === begin.side ? begin.share : 0, side === end.side ? end.share : 1];
		if (side === end.side) return spans;
	}
}

/** From stop to stop by the convex line round the places beside the straight way, 1 to its left. */
function wrap(from: Stop, to: Stop, places: readonly Place[], side: 1 | -1): Way {
	const off = (a: Place, b: Place, c: Place) => side * turn(a, b, c);
	const leastOff = LEAST_OFF * Math.hypot(to.x - from.x, to.y - from.y);
	const left = places.filter((place) => off(from, to, place) > leastOff);
	const over: Place[] = [];
	for (let at: Place = from; left.length > 0;) {
		let next: Place = to;
		for (const place of left) if (off(at, next, place) > 0) next = place;
		if (next === to) break;
		left.splice(left.indexOf(next), 1);
		over.push(next);
		at = next;
	}
	return { from, to, over };
}

const turn = (a: Place, b: Place, c: Place) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

const listRoofs = (spans: readonly Span[], height: number): Place[] =>
	spans.flatMap(([low, high], side) => (low < high ? [roofTop(side, low, high, height)] : []));

/** Whether any two of the ways have a place in common. */
function doMeet(ways: readonly Way[]): boolean {
	const lines = ways.map(({ from, over, to }) => {
		const places = [from, ...over, to];
		return places.slice(1).map((place, i) => [places[i]!, place] as const);
	});
	return lines.some((own, i) =>
		lines
			.slice(i + 1)
			.some((others) =>
				own.some(([a, b]) =>
					others.some(([c, d]) => turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0)
				)
			)
	);
}
