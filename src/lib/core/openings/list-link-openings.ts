import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Position } from '../network/types.ts';
import { PLANE_ERROR } from './point-grid.ts';
import { leaveLinkM, type Stop } from './laid-link.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';
import type { NeedSearch } from './need-search.ts';
import type { PresentPlan, WayBeside } from './present-plan.ts';

/** A link that may bring somebody within the budget. */
export interface LinkOpening {
	/** Its ends as an edit keeps them; the second is the one that gets nearer to a centre. */
	lngLats: readonly [LngLat, LngLat];
	/** Households that come within the budget by its second end, or leave by the link where it passes them. */
	worth: number;
	lengthM: number;
}

/** A link to one end, from another. */
interface Joined {
	from: number;
	lengthM: number;
	worth: number;
}

/** A door or entrance that links may pass by, in the plane of the samples. */
interface Beside {
	/** Index of its centre or community. */
	site: number;
	x: number;
	y: number;
	reachM: number;
	innerM: number;
}

/** What is looked at for one end of a link. */
interface End {
	sample: number;
	position: Position;
	/** From it to the nearest of those in need. */
	needM: number;
	/** Entrances of those in need, and doors, that a link to it may pass by. */
	ways: readonly Beside[];
	doors: readonly Beside[];
}

/**
 * The best link to each place on the streets: the one that brings most households within the budget by that end,
 * by entrances that it passes and by doors, and of these the shortest.
 *
 * Yields the share done; returns nothing, calls `give` for every link.
 *
 * @param households of each community
 */
export function* listLinkOpenings(
	present: PresentPlan,
	need: NeedSearch,
	households: readonly number[],
	give: (link: LinkOpening) => void
): Generator<number, void, void> {
	const { limitM, index } = present;
	const { lngLats } = index.streets.samples;
	const ways = listBeside(present, need.ways);
	const doors = listBeside(present, present.doors);
	for (let to = 0; to < lngLats.length; to++) {
		if (to % 8 === 0) yield to / lngLats.length;
		const position = present.sampleAt(to);
		if (!position) continue;
		const end: End = {
			sample: to,
			position,
			needM: need.needM(position),
			ways: ways.get(to) ?? [],
			doors: doors.get(to) ?? []
		};
		if ((end.needM > limitM && end.ways.length === 0) || !index.isOutside(to)) continue;
		const joined = listJoined(present, need, households, end);
		joined.sort((a, b) => b.worth - a.worth || a.lengthM - b.lengthM || a.from - b.from);
		const best = joined.find(
			({ from }) => index.isOutside(from) && present.isClear(lngLats[from]!, lngLats[to]!)
		);
		if (!best) continue;
		const { from, worth, lengthM } = best;
		give({ lngLats: [lngLats[from]!, lngLats[to]!], worth, lengthM });
	}
}

/** By sample, the doors or entrances that a link from there may pass by. */
function listBeside({ index }: PresentPlan, ways: readonly WayBeside[]): Map<number, Beside[]> {
	const { grid } = index.streets;
	const beside = new Map<number, Beside[]>();
	for (const { site, lngLat, reachM, innerM } of ways) {
		const [x, y] = grid.plane.toXy(lngLat);
		const here: Beside = { site, x, y, reachM, innerM };
		grid.visit(lngLat, PLANE_ERROR * (LINK_MAX_M + reachM), (sample) => {
			const known = beside.get(sample);
			if (known) known.push(here);
			else beside.set(sample, [here]);
		});
	}
	return beside;
}

/** Links to one end that bring somebody within the budget, whatever they cross. */
function listJoined(
	present: PresentPlan,
	need: NeedSearch,
	households: readonly number[],
	{ sample: to, position, needM, ways, doors }: End
): Joined[] {
	const { limitM } = present;
	const { grid, samples } = present.index.streets;
	const at = samples.lngLats[to]!;
	const found: (Joined & { walkM: number; passed: number[] })[] = [];
	const isPlain = ways.length + doors.length === 0;
	let leastM = Infinity;
	const visit = (from: number, straightM: number) => {
		const restM = present.sampleWalkM(from);
		const isAcross = needM + restM + straightM / PLANE_ERROR <= limitM;
		if (!isAcross && isPlain) return;
		const passedDoors = listPassed(grid.xy, from, to, doors);
		const passedWays = listPassed(grid.xy, from, to, ways);
		if (!isAcross && passedDoors.length + passedWays.length === 0) return;
		const otherEnd = present.sampleAt(from);
		if (!otherEnd) return;
		const straight = quantizeM(haversineM(...samples.lngLats[from]!, ...at));
		const lengthM = otherEnd.accessM + straight + position.accessM;
		if (lengthM < LINK_MIN_M || lengthM > LINK_MAX_M) return;
		const exits: Stop[] = [{ alongM: 0, walkM: restM }, ...passedDoors];
		const walkM = leaveLinkM(exits, lengthM);
		const passed = passedWays
			.filter((stop) => stop.walkM + leaveLinkM(exits, stop.alongM) <= limitM)
			.map(({ site }) => site);
		if (walkM + needM > limitM && passed.length === 0) return;
		if (walkM + needM <= limitM) leastM = Math.min(leastM, walkM);
		found.push({ from, lengthM, walkM, passed, worth: 0 });
	};
	const isUseful = (cell: number) => present.cellWalkM(cell) + LINK_MIN_M + needM <= limitM;
	grid.visit(at, PLANE_ERROR * LINK_MAX_M, visit, isPlain ? isUseful : undefined);
	if (found.length === 0) return found;
	// Whoever comes within the budget by the end does so by every other link that leaves no longer a walk from it.
	const ended = leastM === Infinity ? [] : [...need.reach([{ position, walkM: leastM }])];
	for (const one of found) {
		const brought = new Set(one.passed);
		for (const [community, walkM] of ended)
			if (walkM + (one.walkM - leastM) <= limitM) brought.add(community);
		for (const community of brought) one.worth += households[community]!;
	}
	return found.filter(({ worth }) => worth > 0);
}

const NONE: readonly (Stop & { site: number })[] = [];

/** Doors or entrances that a link passes near enough to be used by them. */
function listPassed(xy: Float64Array, from: number, to: number, beside: readonly Beside[]): typeof NONE {
	if (beside.length === 0) return NONE;
	const stops: (Stop & { site: number })[] = [];
	const ax = xy[2 * from]!;
	const ay = xy[2 * from + 1]!;
	const bx = xy[2 * to]!;
	const by = xy[2 * to + 1]!;
	const lengthM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
	for (const { site, x, y, reachM, innerM } of beside) {
		const share = nearestShareOn(ax, ay, bx, by, x, y);
		const offX = ax + share * (bx - ax) - x;
		const offY = ay + share * (by - ay) - y;
		const offM2 = offX * offX + offY * offY;
		if (offM2 > reachM * reachM) continue;
		stops.push({ site, alongM: share * lengthM, walkM: Math.sqrt(offM2) + innerM });
	}
	return stops;
}
