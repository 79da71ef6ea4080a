import { LEAST_OFF, ROOF_BEYOND, ROOF_WITHIN } from './list-ways.ts';
import type { StreetMesh } from './street-mesh.ts';

/** Weight of a side's ends in the top of the roof over the whole side. */
const ROOF_FOOT = (1 - ROOF_BEYOND) / 2;
/** Round a corner beyond reach the straight way meets the roof over the longer side if it is this much longer. */
const ROOF_RATIO = (1 + ROOF_BEYOND) / (2 * ROOF_BEYOND);

/**
 * A way round a corner within reach that leaves both its sides within this share of their length meets no roof: those
 * over the two sides lie beyond it, and the top of the one over the third keeps this much weight of that side's ends.
 */
const ROOF_CLEAR = 1 - ROOF_BEYOND;

/** The outline's way through a triangle, as {@link listWays} has it. */
export interface Step {
	/** Half-edge and crossing by which it leaves the triangle. */
	exit: number;
	to: number;
	/** The point between, by the weights of the triangle's second and third corner. */
	hasKink: boolean;
	kinkX: number;
	kinkY: number;
}

/**
 * The way that `listWays` lists for one crossing, without the lists, in the triangles where that is simple: nearly
 * all of them.
 *
 * @param h half-edge crossed where the outline enters the triangle
 * @param step is written
 * @returns `false` if the triangle is not simple
 */
export function findStep(mesh: StreetMesh, h: number, crossing: number, step: Step): boolean {
	const { before, scratch } = mesh;
	const { crossed, crossings, isSpecial, isSpecialTriangle } = scratch;
	const { first, share } = crossings;
	const last = before[h]!;
	const middle = before[last]!;
	const isAlong = crossed[h]! > 0;
	const number = isAlong ? crossed[h]! : -crossed[h]!;
	const startX = isAlong ? share[crossing]! : 1 - share[crossing]!;
	const isPlain = isSpecialTriangle[h] === 0;
	if (isPlain && isSingle(first, number)) {
		// As a rule a triangle has one crossing more, on one of the other two sides.
		const other = crossed[middle] === 0 ? last : crossed[last] === 0 ? middle : -1;
		const onward = other < 0 ? 0 : crossed[other]!;
		if (onward !== 0 && isSingle(first, Math.abs(onward))) {
			step.exit = other;
			step.to = first[Math.abs(onward)]!;
			const along = onward > 0 ? share[step.to]! : 1 - share[step.to]!;
			if (other === last) passCorner(step, startX, 1 - along);
			else leaveCorner(step, 1 - startX, along);
			return true;
		}
	}
	// On to the crossing before this one, counter-clockwise round the triangle.
	let exit = h;
	let to = isAlong ? crossing - 1 : crossing + 1;
	if (to < first[number]! || to >= first[number + 1]!) {
		exit = last;
		to = lastAlong(crossed, first, last);
		if (to < 0) to = lastAlong(crossed, first, (exit = middle));
		if (to < 0) to = lastAlong(crossed, first, (exit = h));
	}
	if (isPlain && exit === last) {
		// Near the corner between the two sides no roof is met.
		const onLast = crossed[last]! > 0 ? 1 - share[to]! : share[to]!;
		if (startX <= ROOF_CLEAR && onLast <= ROOF_CLEAR) {
			step.exit = last;
			step.to = to;
			step.hasKink = false;
			return true;
		}
	}
	if (!isPlain && (exit === h || countOn(mesh, h) + countOn(mesh, middle) + countOn(mesh, last) > 2))
		return false;
	const at = crossed[exit]! > 0 ? share[to]! : 1 - share[to]!;
	const goalX = exit === h ? at : exit === middle ? 1 - at : 0;
	const goalY = exit === h ? 0 : exit === middle ? at : 1 - at;
	const alongX = goalX - startX;
	const leastOff = LEAST_OFF * Math.sqrt(alongX * alongX + goalY * goalY);
	let kinks = 0;
	for (let side = 0; side < 3; side++) {
		const edge = side === 0 ? h : side === 1 ? middle : last;
		const low = beyondFrom(mesh, edge);
		const high = beyondTo(mesh, edge);
		if (low >= high) continue;
		const above = ROOF_BEYOND * (high - low);
		const toEnd = (low + high - above) / 2;
		const toStart = 1 - above - toEnd;
		const x = side === 0 ? toEnd : side === 1 ? toStart : above;
		const y = side === 0 ? above : side === 1 ? toEnd : toStart;
		if (alongX * y - goalY * (x - startX) <= leastOff) continue;
		kinks++;
		step.kinkX = x;
		step.kinkY = y;
	}
	if (!isPlain && kinks === 0) {
		// Roofs over what is within reach, counter-clockwise from the exit to the beginning.
		const isLong = exit === middle;
		if (isSpecial[h] === 1) {
			const above = ROOF_WITHIN * startX;
			if (alongX * above - goalY * ((startX - above) / 2 - startX) < -leastOff) return false;
		}
		if (isSpecial[last] === 1) {
			const low = isLong ? 0 : at;
			const above = ROOF_WITHIN * (1 - low);
			if ((alongX * (1 - low - above)) / 2 - goalY * (above - startX) < -leastOff) return false;
		}
		if (isLong && isSpecial[middle] === 1) {
			const above = ROOF_WITHIN * (1 - at);
			if ((alongX * (1 + at - above)) / 2 - goalY * ((1 - at - above) / 2 - startX) < -leastOff) return false;
		}
	}
	step.exit = exit;
	step.to = to;
	step.hasKink = kinks === 1;
	return kinks < 2;
}

const isSingle = (first: Int32Array, number: number): boolean => first[number + 1] === first[number]! + 1;

/** Only the first corner is within reach, by these shares of its sides: a roof over the opposite side may be met. */
function passCorner(step: Step, onFirst: number, onLast: number): void {
	step.hasKink = ROOF_FOOT * (onFirst + onLast) < onFirst * onLast;
	step.kinkX = step.kinkY = ROOF_FOOT;
}

/** Only the second corner is beyond reach, by these shares of its sides: a roof over the longer one may be met. */
function leaveCorner(step: Step, onFirst: number, onSecond: number): void {
	const isFirst = onFirst > onSecond;
	const above = ROOF_BEYOND * (isFirst ? onFirst : onSecond);
	step.hasKink = isFirst ? onFirst > ROOF_RATIO * onSecond : onSecond > ROOF_RATIO * onFirst;
	step.kinkX = isFirst ? 1 - (onFirst + above) / 2 : 1 - (onSecond + above) / 2;
	step.kinkY = isFirst ? above : (onSecond - above) / 2;
}

function countOn({ scratch: { crossed, crossings } }: StreetMesh, h: number): number {
	const number = Math.abs(crossed[h]!);
	return number === 0 ? 0 : crossings.first[number + 1]! - crossings.first[number]!;
}

/** The last crossing along a half-edge; −1 if there is none. */
function lastAlong(crossed: Int32Array, first: Int32Array, h: number): number {
	const signed = crossed[h]!;
	if (signed === 0) return -1;
	const number = signed > 0 ? signed : -signed;
	if (first[number] === first[number + 1]) return -1;
	return signed > 0 ? first[number + 1]! - 1 : first[number]!;
}

/** The first place beyond reach along a half-edge; 1 if there is none. */
function beyondFrom({ fromVertex, scratch: { spareM, crossed, crossings } }: StreetMesh, h: number): number {
	if (!(spareM[fromVertex[h]!]! >= 0)) return 0;
	const signed = crossed[h]!;
	if (signed === 0) return 1;
	const { first, share } = crossings;
	const number = signed > 0 ? signed : -signed;
	if (first[number] === first[number + 1]) return 1;
	return signed > 0 ? share[first[number]!]! : 1 - share[first[number + 1]! - 1]!;
}

/** The last place beyond reach along a half-edge; 0 if there is none. */
function beyondTo(mesh: StreetMesh, h: number): number {
	return 1 - beyondFrom(mesh, mesh.twin[h]!);
}
