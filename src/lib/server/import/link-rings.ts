import { haversineM } from '#lib/core/geometry/local-metres.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** A corner of a ring; corners with the same key are one. */
export interface Corner {
	key: number | string;
	lngLat: LngLat;
}

type Rings = readonly (readonly Corner[])[];
type Link = [Corner['key'], Corner['key']];

interface Line {
	hole: Corner;
	other: Corner;
	otherRing: number;
	lengthM: number;
}

/** One line a hole for each of these directions. */
const DIRECTIONS = 8;
/** Lines that are tried for one direction, and for one hole that no direction has tied. */
const MOST_TRIED = { direction: 30, hole: 3000 };

/**
 * Straight lines that tie the holes of an area to its edge and to each other, so that one can walk over the area
 * to what stands in it: from each hole the shortest line in each of eight directions, from corner to corner and
 * inside the area. A hole that shares a corner with another ring is tied already. Where no line can be found
 * (rings that cross) it stays apart.
 *
 * @param rings outer and inner ones in any order, closed (the first corner again at the end) or not
 * @returns the keys of the two corners of each line
 */
export function linkRings(rings: Rings): Link[] {
	const links: Link[] = [];
	const owners = new Map<Corner['key'], number>();
	for (const corners of rings)
		for (const key of new Set(corners.map((corner) => corner.key)))
			owners.set(key, (owners.get(key) ?? 0) + 1);
	for (const [hole, corners] of rings.entries()) {
		const isTied = corners.some(({ key }) => owners.get(key)! > 1);
		if (isTied || !isHole(hole, rings)) continue;
		const found = findLinks(hole, rings);
		links.push(...found.map(({ hole: { key }, other }): Link => [key, other.key]));
	}
	return links;
}

function findLinks(hole: number, rings: Rings): Line[] {
	const corners = rings[hole]!;
	const middle = middleOf(corners);
	const byDirection = Array.from({ length: DIRECTIONS }, (): Line[] => []);
	for (const line of listLines(hole, rings)) byDirection[directionOf(middle, line.other.lngLat)]!.push(line);
	const isFree = (line: Line) => isInside(line.hole.lngLat, line.other.lngLat, rings);
	const found = byDirection.flatMap((lines) => lines.slice(0, MOST_TRIED.direction).find(isFree) ?? []);
	if (found.length > 0) return found;
	const all = listLines(hole, rings, { isEveryPair: true });
	return all.slice(0, MOST_TRIED.hole).filter(isFree).slice(0, 1);
}

/** Lines from a hole to the corners of other rings, shortest first: from its nearest corner, or from each. */
function listLines(hole: number, rings: Rings, { isEveryPair = false } = {}): Line[] {
	return rings
		.flatMap((ring, otherRing) =>
			otherRing === hole
				? []
				: ring.flatMap((other) => {
						const lines = rings[hole]!.map((corner) => ({
							hole: corner,
							other,
							otherRing,
							lengthM: haversineM(...corner.lngLat, ...other.lngLat)
						}));
						if (isEveryPair) return lines;
						return lines.reduce((best, line) => (line.lengthM < best.lengthM ? line : best));
					})
		)
		.toSorted((a, b) => a.lengthM - b.lengthM);
}

function middleOf(corners: readonly Corner[]): LngLat {
	const sum = (axis: 0 | 1) => corners.reduce((total, { lngLat }) => total + lngLat[axis], 0);
	return [sum(0) / corners.length, sum(1) / corners.length];
}

/** Which of the directions, from 0; the first is centred on the east. */
function directionOf([lng, lat]: LngLat, [toLng, toLat]: LngLat): number {
	const angle = Math.atan2(toLat - lat, (toLng - lng) * Math.cos((lat * Math.PI) / 180));
	return (Math.round((angle / (2 * Math.PI)) * DIRECTIONS) + DIRECTIONS) % DIRECTIONS;
}

/** Whether a ring lies inside others an odd number of times. */
function isHole(ring: number, rings: Rings): boolean {
	const others = rings.filter((_, other) => other !== ring);
	return crossesOddly(rings[ring]![0]!.lngLat, others);
}

/** Whether a line between two corners crosses no edge and its middle lies inside the area. */
function isInside(a: LngLat, b: LngLat, rings: Rings): boolean {
	for (const corners of rings)
		for (const [i, { lngLat: p }] of corners.entries()) {
			const q = corners[(i + 1) % corners.length]!.lngLat;
			if (sideOf(a, b, p) * sideOf(a, b, q) < 0 && sideOf(p, q, a) * sideOf(p, q, b) < 0) return false;
		}
	return crossesOddly([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], rings);
}

/** Even-odd rule over all rings. */
function crossesOddly([lng, lat]: LngLat, rings: Rings): boolean {
	let isOdd = false;
	for (const corners of rings)
		for (const [i, { lngLat: p }] of corners.entries()) {
			const q = corners[(i + 1) % corners.length]!.lngLat;
			if (p[1] > lat === q[1] > lat) continue;
			if (lng < p[0] + ((q[0] - p[0]) * (lat - p[1])) / (q[1] - p[1])) isOdd = !isOdd;
		}
	return isOdd;
}

/** Whether a point lies to the left (1) or right (−1) of a line or on it (0), to 10⁻⁷ degrees. */
function sideOf([ax, ay]: LngLat, [bx, by]: LngLat, [px, py]: LngLat): number {
	const units = (degrees: number) => Math.round(degrees * 1e7);
	return Math.sign(units(bx - ax) * units(py - ay) - units(by - ay) * units(px - ax));
}
