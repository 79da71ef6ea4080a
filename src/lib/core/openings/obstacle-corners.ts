import { buildLocalMetres } from '../geometry/local-metres.ts';
import { signedRingArea } from '../geometry/ring-area.ts';
import { sideOf } from '../geometry/segment-crossing.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { polygonsOf } from '../geometry/area-rings.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import type { KnownGround } from './known-ground.ts';

/** Clearance of links at the corners of obstacles: room for a footpath beside a building. */
export const ROUND_M = 1;

/**
 * Points where links may bend round known obstacles: `ROUND_M` off every convex corner of an area, off the outer side of
 * every bend of a line, and beyond both ends of a line, rounded as in an edit. A shortest route bends nowhere else.
 * Whether such a point is free has not been tested.
 */
export function listObstacleCorners({ lines, areas }: Pick<KnownGround, 'lines' | 'areas'>): LngLat[] {
	const corners: LngLat[] = [];
	for (const area of areas)
		for (const rings of polygonsOf(area))
			for (const [k, ring] of rings.entries()) corners.push(...cornersOfRing(ring as LngLat[], k > 0));
	for (const line of lines) corners.push(...cornersOfLine(line));
	return corners.map(roundEditLngLat);
}

/** @param isHole whether the ground outside of the ring is the obstacle */
function cornersOfRing(ring: readonly LngLat[], isHole: boolean): LngLat[] {
	const plane = buildLocalMetres(ring[0]!);
	const xy = ring.slice(0, -1).map(plane.toXy).filter(isNew);
	if (xy.length < 3) return [];
	const isLeft = signedRingArea(xy) > 0 !== isHole;
	return xy.flatMap((at, i) => {
		const before = xy.at(i - 1)!;
		const after = xy[(i + 1) % xy.length]!;
		const turn = sideOf(before, at, after);
		return turn !== 0 && turn > 0 === isLeft ? [plane.toLngLat(outside(before, at, after))] : [];
	});
}

function cornersOfLine(line: readonly LngLat[]): LngLat[] {
	if (line.length === 0) return [];
	const plane = buildLocalMetres(line[0]!);
	const xy = line.map(plane.toXy).filter(isNew);
	if (xy.length < 2) return [];
	const found = xy.slice(1, -1).flatMap((at, i) => {
		const [before, after] = [xy[i]!, xy[i + 2]!];
		return sideOf(before, at, after) === 0 ? [] : [outside(before, at, after)];
	});
	found.push(outside(xy[1]!, xy[0]!, xy[1]!), outside(xy.at(-2)!, xy.at(-1)!, xy.at(-2)!));
	return found.map(plane.toLngLat);
}

const isNew = (at: Xy, i: number, all: readonly Xy[]): boolean =>
	i === 0 || at[0] !== all[i - 1]![0] || at[1] !== all[i - 1]![1];

/** The point `ROUND_M` off a corner, away from the middle of its angle. */
function outside(before: Xy, [x, y]: Xy, after: Xy): Xy {
	const [ax, ay] = towards([x, y], before);
	const [bx, by] = towards([x, y], after);
	const length = Math.hypot(ax + bx, ay + by);
	// A nearly straight bend is no corner on either side.
	const [ux, uy] = length > 1e-6 ? [(ax + bx) / length, (ay + by) / length] : [-ay, ax];
	return [x - ROUND_M * ux, y - ROUND_M * uy];
}

function towards([x, y]: Xy, [toX, toY]: Xy): Xy {
	const length = Math.hypot(toX - x, toY - y);
	return [(toX - x) / length, (toY - y) / length];
}
