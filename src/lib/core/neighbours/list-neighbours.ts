import type { Network } from '../network/types.ts';
import { Boundaries } from './boundaries.ts';
import { findClearWay } from './find-clear-way.ts';
import { DEFAULT_GAP_M, SHARED_WALL_M } from './settings.ts';
import { measureSharedWall } from './shared-wall.ts';
import type { Side } from '../geometry/sides.ts';
import { shortestWay, wayOf, type Way } from '../geometry/shortest-way.ts';
import { StreetLines } from './street-lines.ts';
import type { NeighbourArea, NeighbourPair, Neighbours } from './types.ts';

/** A side of each of two areas, by number, and the shortest way between them. */
interface NearSides {
	s: number;
	t: number;
	way: Way;
}

/**
 * Which areas border each other: some straight way from one to the other is no longer than the gap, and no main street
 * lies over it (`DESIGN.md` §4). Exact on the sides of boundaries, those of holes included; areas that meet or
 * overlap have no gap. A point has no wall, only a distance. What lies outside the network's streets is parted by
 * none.
 *
 * Shared walls are measured along both boundaries, see {@link measureSharedWall}, and the mean is taken, so that the
 * pair has one length; of areas that touch it is their common boundary.
 *
 * O(n log n) in sides for boundaries of bounded density. Neither the order of areas nor that of vertices matters.
 *
 * @param gapM ≥ 0, metres
 * @throws RangeError if the gap is out of range
 */
export function listNeighbours(
	areas: readonly NeighbourArea[],
	network: Network,
	{ gapM = DEFAULT_GAP_M } = {}
): Neighbours {
	if (!(gapM >= 0 && Number.isFinite(gapM)))
		throw new RangeError(`The gap between neighbours must be 0 m or more, not ${gapM}.`);
	const boundaries = new Boundaries(areas);
	const mainStreets = new StreetLines(network, boundaries.plane, (isMain) => isMain);
	const lesserStreets = new StreetLines(network, boundaries.plane, (isMain) => !isMain);
	const overlaps = findOverlaps(boundaries, areas, mainStreets);
	const nearSides = listNearSides(boundaries, areas, gapM);
	const pairs: NeighbourPair[] = [];
	for (const key of new Set([...overlaps.keys(), ...nearSides.keys()])) {
		const near = nearSides.get(key) ?? [];
		const way = overlaps.get(key) ?? findShortestClear(near, boundaries.sides, mainStreets, gapM);
		if (!way) continue;
		const walls = near.filter((one) => one.way.lengthM <= SHARED_WALL_M);
		const sidesOf = (numbers: number[]) => [...new Set(numbers)].map((side) => boundaries.sides[side]!);
		const [s, t] = [sidesOf(walls.map((one) => one.s)), sidesOf(walls.map((one) => one.t))];
		pairs.push({
			a: areas[Math.floor(key / areas.length)]!.id,
			b: areas[key % areas.length]!.id,
			gapM: toMillimetres(way.lengthM),
			sharedWallM: toMillimetres(
				(measureSharedWall(s, t, mainStreets) + measureSharedWall(t, s, mainStreets)) / 2
			),
			streetBetween: way.lengthM === 0 ? null : lesserStreets.findOver(way),
			line: [boundaries.plane.toLngLat(way.p), boundaries.plane.toLngLat(way.q)]
		});
	}
	return { gapM, pairs: pairs.toSorted((m, n) => compare(m.a, n.a) || compare(m.b, n.b)) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Shorter than any survey: sums that differ in the last bit give the same figure. */
const toMillimetres = (lengthM: number) => Math.round(1000 * lengthM) / 1000;

/** Which of two areas comes first in a pair: the one with the smaller id. */
function keyOf(areas: readonly NeighbourArea[], one: number, other: number): number {
	const isInOrder = areas[one]!.id < areas[other]!.id;
	return isInOrder ? one * areas.length + other : other * areas.length + one;
}

/**
 * Sides that are near to each other, by pair of areas. Those of walls are looked for even if the gap is smaller than
 * what may lie between the two faces of a wall.
 */
function listNearSides(
	boundaries: Boundaries,
	areas: readonly NeighbourArea[],
	gapM: number
): Map<number, NearSides[]> {
	const marginM = Math.max(gapM, SHARED_WALL_M);
	const byPair = new Map<number, NearSides[]>();
	const { sides, areaOf } = boundaries;
	for (const [s, side] of sides.entries()) {
		const area = areaOf[s]!;
		for (const t of boundaries.listNear(side, marginM)) {
			const other = areaOf[t]!;
			if (other === area || areas[other]!.id < areas[area]!.id) continue;
			const way = shortestWay(side, sides[t]!);
			if (way.lengthM > marginM) continue;
			const key = keyOf(areas, area, other);
			const known = byPair.get(key);
			if (known) known.push({ s, t, way });
			else byPair.set(key, [{ s, t, way }]);
		}
	}
	return byPair;
}

/**
 * Pairs of areas of which one has a corner inside the other that is on no main street, and the westernmost, then
 * southernmost, of these corners.
 */
function findOverlaps(
	boundaries: Boundaries,
	areas: readonly NeighbourArea[],
	mainStreets: StreetLines
): Map<number, Way> {
	const found = new Map<number, Way>();
	for (const [side, [corner]] of boundaries.sides.entries()) {
		const area = boundaries.areaOf[side]!;
		for (const other of boundaries.listHolding(corner)) {
			if (other === area) continue;
			const key = keyOf(areas, area, other);
			const way = wayOf(corner, corner);
			const known = found.get(key);
			if ((!known || order(way, known) < 0) && mainStreets.isClear(way)) found.set(key, way);
		}
	}
	return found;
}

/** The shortest clear way of all sides; of equally short ones the westernmost, then southernmost. */
function findShortestClear(
	near: readonly NearSides[],
	sides: readonly Side[],
	mainStreets: StreetLines,
	gapM: number
): Way | undefined {
	let best: Way | undefined;
	for (const { s, t, way } of near.toSorted((m, n) => order(m.way, n.way))) {
		const limitM = best ? best.lengthM : gapM;
		if (way.lengthM > limitM || (best && way.lengthM >= limitM - SAME_M)) break;
		const clear = findClearWay(sides[s]!, sides[t]!, mainStreets, limitM);
		if (clear && (!best || clear.lengthM < best.lengthM)) best = clear;
	}
	return best;
}

/** Ways of which one is not shorter than the other by more than this are equally short. */
const SAME_M = 1e-6;

const order = (m: Way, n: Way) =>
	Math.round((m.lengthM - n.lengthM) / SAME_M) || m.p[0] - n.p[0] || m.p[1] - n.p[1];
