import type { Position } from 'geojson';
import { polygonsOf } from '../geometry/area-rings.ts';
import { turnOf } from '../geometry/turn-of.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildCheckedRing, isSamePosition, pointAt, type CheckedRing } from './checked-ring.ts';
import { findRingMeetings } from './find-ring-meetings.ts';
import { judgeNesting } from './judge-nesting.ts';
import { FaultList, type ShapeFault } from './shape-faults.ts';
import type { Shape } from './types.ts';

/** Enough to work through; a scribble crosses itself at millions of places. */
const MOST_FAULTS = 100;

/**
 * What is wrong with a geometry, each fault with the place to look at; empty if nothing. Stricter than OGC simple
 * features (06-103r4, §6.1.11 and §6.1.14): a ring may not even touch itself, nor repeat a position. Holes and parts may
 * touch others in single points as long as the ground stays in one piece. Lines may cross themselves; the direction of
 * rings is free; heights are not looked at.
 *
 * Exact for the numbers given: nothing is rounded and there is no tolerance, so look at what will be kept. It shares no
 * code with what cuts and joins areas. O(n log n) for borders of bounded density.
 *
 * @param geometry WGS-84
 * @returns at most 100: first what single positions and rings lack, then where borders meet, then how rings lie
 */
export function listShapeFaults(geometry: Shape): ShapeFault[] {
	const list = new FaultList(MOST_FAULTS);
	if (geometry.type === 'Point')
		checkPositions(geometry.coordinates.length === 0 ? [] : [geometry.coordinates], list);
	else if (geometry.type === 'LineString') checkLine(geometry.coordinates, list);
	else if (geometry.type === 'MultiLineString') {
		if (geometry.coordinates.length === 0) list.add('empty', null);
		for (const line of geometry.coordinates) checkLine(line, list);
	} else {
		const parts = polygonsOf(geometry);
		if (parts.length === 0) list.add('empty', null);
		const rings = parts.flatMap((part, p) => {
			if (part.length === 0) list.add('empty', null);
			return part.flatMap((ring, r) => checkRing(p, r, ring, list) ?? []);
		});
		const touches = findRingMeetings(rings, list);
		// How rings lie in each other says nothing while they cross.
		if (list.faults.length === 0) judgeNesting(rings, touches, list);
	}
	return list.faults;
}

/** @returns whether all are finite; those out of range are named, but have a place */
function checkPositions(positions: readonly Position[], list: FaultList): boolean {
	if (positions.length === 0) list.add('empty', null);
	let last: LngLat | null = null;
	let isFinite = true;
	for (const position of positions) {
		const [lng, lat] = position as LngLat;
		if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
			list.add('not-finite', last);
			isFinite = false;
		} else {
			last = [lng, lat];
			if (Math.abs(lng) > 180 || Math.abs(lat) > 90) list.add('out-of-range', last);
		}
	}
	return isFinite;
}

/** Positions without those that repeat the one before. */
function dropRepeated(positions: readonly LngLat[], list: FaultList): LngLat[] {
	return positions.filter((position, i) => {
		const isRepeated = i > 0 && isSamePosition(position, positions[i - 1]!);
		if (isRepeated) list.add('repeated-position', position);
		return !isRepeated;
	});
}

function checkLine(positions: readonly Position[], list: FaultList): void {
	if (!checkPositions(positions, list) || positions.length === 0) return;
	const line = positions as LngLat[];
	if (line.length < 2) list.add('too-few-positions', line[0]!);
	else if (dropRepeated(line, new FaultList(0)).length < 2) list.add('zero-length', line[0]!);
	else dropRepeated(line, list);
}

function checkRing(part: number, index: number, ring: LngLat[], list: FaultList): CheckedRing | undefined {
	if (!checkPositions(ring, list) || ring.length === 0) return undefined;
	const isClosed = ring.length > 1 && isSamePosition(ring[0]!, ring.at(-1)!);
	if (!isClosed) list.add('not-closed', ring.at(-1)!);
	if (ring.length < 4) {
		list.add('too-few-positions', ring[0]!);
		return undefined;
	}
	const closed = dropRepeated(ring, list);
	const points = isClosed ? closed.slice(0, -1) : closed;
	const isFlat = points.every((point) => turnOf(points[0]!, pointAt(points, 1), point) === 0);
	if (isFlat) {
		list.add('zero-area', points[0]!);
		return undefined;
	}
	for (const [i, point] of points.entries())
		if (turnsBack(pointAt(points, i - 1), point, pointAt(points, i + 1))) list.add('spike', point);
	return buildCheckedRing(part, index, points);
}

/** Whether a ring runs back from b the way it came. */
const turnsBack = (a: LngLat, b: LngLat, c: LngLat): boolean =>
	((a[0] > b[0] && c[0] > b[0]) ||
		(a[0] < b[0] && c[0] < b[0]) ||
		(a[1] > b[1] && c[1] > b[1]) ||
		(a[1] < b[1] && c[1] < b[1])) &&
	turnOf(a, b, c) === 0;
