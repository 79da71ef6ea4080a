import type { MultiPolygon, Position } from 'geojson';
import Flatbush from 'flatbush';

interface Segment {
	polygon: number;
	ring: number;
	index: number;
	a: Position;
	b: Position;
}

/** Coordinates are compared as whole numbers of this part of a degree, so that every answer is exact. */
const UNITS_PER_DEGREE = 1e12;

/**
 * Checks a MultiPolygon against OGC simple features (06-103r4, §6.1.11 and §6.1.14), more strictly than they ask:
 * rings may not even touch. Independent of the code that draws.
 *
 * @returns one line a fault; empty if it is valid
 */
export function checkPolygon({ coordinates }: MultiPolygon): string[] {
	const faults: string[] = [];
	const segments: Segment[] = [];
	for (const [polygon, rings] of coordinates.entries()) {
		if (rings.length === 0) faults.push(`polygon ${polygon} has no ring`);
		for (const [ring, line] of rings.entries()) {
			const name = `ring ${ring} of polygon ${polygon}`;
			if (line.length < 4) faults.push(`${name} has ${line.length} positions`);
			if (!isSame(line[0]!, line.at(-1)!)) faults.push(`${name} is not closed`);
			const area = signedArea(line);
			if (ring === 0 ? !(area > 0) : !(area < 0)) faults.push(`${name} turns the wrong way: ${area}`);
			for (let i = 1; i < line.length; i++) {
				if (isSame(line[i - 1]!, line[i]!)) faults.push(`${name} repeats position ${i}`);
				segments.push({ polygon, ring, index: i - 1, a: line[i - 1]!, b: line[i]! });
			}
		}
	}
	faults.push(...listMeetings(coordinates, segments));
	// Rings that do not meet are wholly inside or wholly outside each other, so one position decides.
	for (const [p, [outer, ...holes]] of coordinates.entries()) {
		for (const [i, hole] of holes.entries()) {
			if (!holds(outer!, hole[0]!)) faults.push(`hole ${i} of polygon ${p} lies outside it`);
			for (const [k, other] of holes.entries())
				if (k !== i && holds(other, hole[0]!)) faults.push(`hole ${i} of polygon ${p} lies in hole ${k}`);
		}
		for (const [k, [otherOuter, ...otherHoles]] of coordinates.entries())
			if (k !== p && holds(otherOuter!, outer![0]!) && !otherHoles.some((hole) => holds(hole, outer![0]!)))
				faults.push(`polygon ${p} lies in polygon ${k}`);
	}
	return faults;
}

function listMeetings(coordinates: Position[][][], segments: Segment[]): string[] {
	if (segments.length === 0) return [];
	const faults: string[] = [];
	const index = new Flatbush(segments.length);
	for (const { a, b } of segments)
		index.add(Math.min(a[0]!, b[0]!), Math.min(a[1]!, b[1]!), Math.max(a[0]!, b[0]!), Math.max(a[1]!, b[1]!));
	index.finish();
	for (const [i, s] of segments.entries()) {
		const box = [
			Math.min(s.a[0]!, s.b[0]!),
			Math.min(s.a[1]!, s.b[1]!),
			Math.max(s.a[0]!, s.b[0]!),
			Math.max(s.a[1]!, s.b[1]!)
		] as const;
		for (const j of index.search(...box, (k) => k > i)) {
			const t = segments[j]!;
			const last = coordinates[s.polygon]![s.ring]!.length - 2;
			const isSameRing = s.polygon === t.polygon && s.ring === t.ring;
			const follows = isSameRing && t.index === s.index + 1;
			const closes = isSameRing && s.index === 0 && t.index === last;
			const isFault = follows
				? turnsBack(s.a, s.b, t.b)
				: closes
					? turnsBack(t.a, t.b, s.b)
					: doMeet(s.a, s.b, t.a, t.b);
			if (isFault) faults.push(`segments meet near ${s.b.join(' ')} and ${t.a.join(' ')}`);
		}
	}
	return faults;
}

const isSame = (a: Position, b: Position) => a[0] === b[0] && a[1] === b[1];

const toUnits = (degrees: number) => Math.round(degrees * UNITS_PER_DEGREE);

/** Sign of the turn a → b → c: 1 to the left, −1 to the right, 0 straight. Exact. */
function turn(a: Position, b: Position, c: Position): number {
	const [ax, ay] = [toUnits(a[0]!), toUnits(a[1]!)];
	const [bx, by, cx, cy] = [
		toUnits(b[0]!) - ax,
		toUnits(b[1]!) - ay,
		toUnits(c[0]!) - ax,
		toUnits(c[1]!) - ay
	];
	const [left, right] = [bx * cy, by * cx];
	const sure = 1e-14 * (Math.abs(left) + Math.abs(right));
	if (Math.abs(left - right) > sure) return Math.sign(left - right);
	const exact = BigInt(bx) * BigInt(cy) - BigInt(by) * BigInt(cx);
	return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Whether b → c runs back over a → b. */
function turnsBack(a: Position, b: Position, c: Position): boolean {
	if (turn(a, b, c) !== 0) return false;
	return (b[0]! - a[0]!) * (c[0]! - b[0]!) + (b[1]! - a[1]!) * (c[1]! - b[1]!) < 0;
}

function doMeet(a: Position, b: Position, c: Position, d: Position): boolean {
	const [t1, t2, t3, t4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
	if (t1 === 0 && t2 === 0)
		// Collinear, and their boxes overlap (checked by the caller).
		return true;
	return t1 * t2 <= 0 && t3 * t4 <= 0;
}

function signedArea(line: Position[]): number {
	const [x0, y0] = line[0] as [number, number];
	let twice = 0;
	for (let i = 2; i < line.length; i++)
		twice += (line[i - 1]![0]! - x0) * (line[i]![1]! - y0) - (line[i]![0]! - x0) * (line[i - 1]![1]! - y0);
	return twice / 2;
}

function holds(ring: Position[], [lng, lat]: Position): boolean {
	let inside = false;
	for (let i = 1; i < ring.length; i++) {
		const [x1, y1] = ring[i - 1] as [number, number];
		const [x2, y2] = ring[i] as [number, number];
		if (y1 > lat! !== y2 > lat! && lng! < x1 + ((lat! - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
	}
	return inside;
}
