import type { Position } from 'geojson';
import { crossesEastward } from '#lib/core/geometry/point-in-rings.ts';
import { signedRingArea } from '#lib/core/geometry/ring-area.ts';

/** How many sides of rings may still be looked at in the whole file; counted down. */
export interface NestingBudget {
	steps: number;
}

interface Ring {
	positions: Position[];
	west: number;
	south: number;
	east: number;
	north: number;
	areaSize: number;
	isClockwise: boolean;
	/** The smallest ring around it. */
	parent: Ring | undefined;
	/** How many rings are around it. */
	depth: number;
	at: number;
}

/**
 * Puts rings together as polygons: a ring within an odd number of others is a hole of the smallest around it, all others
 * are outlines, whichever way they run. As programs disagree on the direction, it decides only where rings are so many
 * that comparing them would take too long: then outlines run clockwise, and a hole is that of the smallest outline
 * whose box holds its own.
 *
 * @param rings closed, at least four positions each; not changed and not turned
 * @returns polygons in the order of their outlines, holes in theirs
 */
export function nestRings(
	rings: readonly Position[][],
	budget: NestingBudget
): { polygons: Position[][][]; isByDirection: boolean } {
	if (rings.length === 1) return { polygons: [[rings[0]!]], isByDirection: false };
	const measured = rings.map(measureRing);
	const bySize = [...measured].sort((a, b) => b.areaSize - a.areaSize || a.at - b.at);
	const isByDirection = !nestByPlace(bySize, budget);
	if (isByDirection) nestByDirection(bySize);
	const polygons = new Map<Ring, Position[][]>();
	for (const ring of measured) if (ring.depth % 2 === 0) polygons.set(ring, [ring.positions]);
	for (const ring of measured) if (ring.depth % 2 === 1) polygons.get(ring.parent!)!.push(ring.positions);
	return { polygons: [...polygons.values()], isByDirection };
}

function measureRing(positions: Position[], at: number): Ring {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of positions as [number, number][]) {
		west = Math.min(west, x);
		east = Math.max(east, x);
		south = Math.min(south, y);
		north = Math.max(north, y);
	}
	const area = signedRingArea(positions);
	return {
		positions,
		west,
		south,
		east,
		north,
		areaSize: Math.abs(area),
		isClockwise: area <= 0,
		parent: undefined,
		depth: 0,
		at
	};
}

const isBoxWithin = (inner: Ring, outer: Ring): boolean =>
	inner.west >= outer.west &&
	inner.east <= outer.east &&
	inner.south >= outer.south &&
	inner.north <= outer.north;

/** @returns false if the budget is used up */
function nestByPlace(bySize: readonly Ring[], budget: NestingBudget): boolean {
	for (const [i, ring] of bySize.entries()) {
		budget.steps -= i;
		for (let j = i - 1; j >= 0 && !ring.parent; j--) {
			const outer = bySize[j]!;
			if (!isBoxWithin(ring, outer)) continue;
			if (budget.steps <= 0) return false;
			if (!isWithin(ring, outer, budget)) continue;
			ring.parent = outer;
			ring.depth = outer.depth + 1;
		}
		if (budget.steps <= 0) return false;
	}
	return true;
}

/** How many outlines before a hole are looked at. */
const LOOK_BACK = 1_000;

function nestByDirection(bySize: readonly Ring[]): void {
	const outlines: Ring[] = [];
	for (const ring of bySize) {
		ring.depth = 0;
		ring.parent = undefined;
		if (ring.isClockwise) {
			outlines.push(ring);
			continue;
		}
		const first = Math.max(0, outlines.length - LOOK_BACK);
		for (let i = outlines.length - 1; i >= first && !ring.parent; i--)
			if (isBoxWithin(ring, outlines[i]!)) ring.parent = outlines[i];
		if (ring.parent) ring.depth = 1;
	}
}

/** Whether a ring lies in another: by its first position, or middle of a side, that is not on the other's boundary. */
function isWithin(inner: Ring, outer: Ring, budget: NestingBudget): boolean {
	const { positions } = inner;
	for (let i = 0; i < positions.length - 1; i++) {
		const side = sideOf(positions[i]![0]!, positions[i]![1]!, outer, budget);
		if (side !== 'on') return side === 'in';
	}
	for (let i = 1; i < positions.length; i++) {
		const [a, b] = [positions[i - 1]!, positions[i]!];
		const side = sideOf((a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2, outer, budget);
		if (side !== 'on') return side === 'in';
	}
	// The same ring twice: outline and hole where they run against each other.
	return inner.isClockwise !== outer.isClockwise;
}

/** How far off the line a position may be to be on it, as a share of the coordinates: rounding, not surveying. */
const ON_LINE = 1e-12;

function sideOf(x: number, y: number, { positions }: Ring, budget: NestingBudget): 'in' | 'out' | 'on' {
	budget.steps -= positions.length;
	if (budget.steps <= 0) return 'out';
	let isIn = false;
	const slack = ON_LINE * (Math.abs(x) + Math.abs(y));
	let [bx, by] = positions[0] as [number, number];
	for (let i = 1; i < positions.length; i++) {
		const [ax, ay] = [bx, by];
		const position = positions[i]!;
		bx = position[0]!;
		by = position[1]!;
		if ((ay > y + slack && by > y + slack) || (ay < y - slack && by < y - slack)) continue;
		if (isOnSide(ax, ay, bx, by, x, y, slack)) return 'on';
		if (crossesEastward(ax, ay, bx, by, x, y)) isIn = !isIn;
	}
	return isIn ? 'in' : 'out';
}

function isOnSide(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	x: number,
	y: number,
	slack: number
): boolean {
	if (x < Math.min(ax, bx) - slack || x > Math.max(ax, bx) + slack) return false;
	if (y < Math.min(ay, by) - slack || y > Math.max(ay, by) + slack) return false;
	const length = Math.hypot(bx - ax, by - ay);
	return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) <= slack * length;
}
