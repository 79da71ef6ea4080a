import type { Position } from 'geojson';
import { freeHeight, raiseBulge } from './raise-bulge.ts';
import type { StreetMesh } from './street-mesh.ts';

/** Share of the room under other lines that a bulge takes at most. */
const FILL = 0.3;

/**
 * The point over which the outline goes from one crossing to another of the same edge, so that a short gap of a
 * street, or a short reached stretch of it, has an area.
 *
 * @param h half-edge both crossings lie on
 */
export function findBulge(mesh: StreetMesh, h: number, a: number, b: number): Position {
	const { before } = mesh;
	const { crossed, crossings } = mesh.scratch;
	const { first, share } = crossings;
	const last = before[h]!;
	const isAlong = crossed[h]! > 0;
	const low = Math.min(isAlong ? share[a]! : 1 - share[a]!, isAlong ? share[b]! : 1 - share[b]!);
	const high = Math.max(isAlong ? share[a]! : 1 - share[a]!, isAlong ? share[b]! : 1 - share[b]!);
	const number = Math.abs(crossed[h]!);
	const count = first[number + 1]! - first[number]!;
	const isFree = count === 2 && crossed[last] === 0 && crossed[before[last]!] === 0;
	return raiseBulge(mesh, h, low, high, isFree ? Infinity : FILL * roomAbove(mesh, h, low, high));
}

/** A point of the triangle's border, in the bulge's frame, and whether reach ends there counter-clockwise. */
interface BorderPoint {
	side: number;
	x: number;
	y: number;
	isEnd: boolean;
}

/** Height of the lowest chord over the part of the half-edge between `low` and `high`. */
function roomAbove(mesh: StreetMesh, h: number, low: number, high: number): number {
	const { before } = mesh;
	const { crossed, crossings } = mesh.scratch;
	const { first, share, startsInside } = crossings;
	const border: BorderPoint[] = [];
	for (const [side, halfEdge] of [h, before[before[h]!]!, before[h]!].entries()) {
		const number = Math.abs(crossed[halfEdge]!);
		if (number === 0) continue;
		const isAlong = crossed[halfEdge]! > 0;
		const count = first[number + 1]! - first[number]!;
		for (let k = 0; k < count; k++) {
			const i = isAlong ? k : count - 1 - k;
			const t = isAlong ? share[first[number]! + i]! : 1 - share[first[number]! + i]!;
			const isEnd = ((i % 2 === 0) === (startsInside[number] === 1)) === isAlong;
			const [x, y] = side === 0 ? [t, 0] : side === 1 ? [1 - t / 2, t] : [(1 - t) / 2, 1 - t];
			border.push({ side, x, y, isEnd });
		}
	}
	let room = Infinity;
	for (const [i, from] of border.entries()) {
		if (from.isEnd) continue;
		const to = border[(i + 1) % border.length]!;
		const [left, right] = from.x < to.x ? [from, to] : [to, from];
		if (from.side !== to.side) {
			const [a, b] = [Math.max(low, left.x), Math.min(high, right.x)];
			if (a > b) continue;
			for (const x of [a, b]) room = Math.min(room, heightAt(left, right, x));
		} else if (from.side === 0 && left.x < low && right.x > high) {
			// A notch round all the others: its sides rise from its ends to the point between.
			const x = (low + high) / 2;
			const rise = Math.min(x - left.x, right.x - x) / ((right.x - left.x) / 2);
			room = Math.min(room, freeHeight(mesh, h, left.x, right.x) * rise);
		}
	}
	return room;
}

function heightAt(left: BorderPoint, right: BorderPoint, x: number): number {
	if (right.x === left.x) return Math.min(left.y, right.y);
	return left.y + ((x - left.x) / (right.x - left.x)) * (right.y - left.y);
}
