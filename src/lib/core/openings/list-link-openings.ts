import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import { lineLengthM } from '../geometry/line-length.ts';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Position } from '../network/types.ts';
import { PLANE_ERROR } from './point-grid.ts';
import { leaveLinkM, type Stop } from './laid-link.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';
import type { NeedSearch } from './need-search.ts';
import type { PresentPlan, WayBeside } from './present-plan.ts';
import type { WaysFrom } from './ways-round.ts';

/** A link that may bring somebody within the budget. */
export interface LinkOpening {
	/** As an edit keeps it; from its first end one gets to a centre. */
	lngLats: readonly LngLat[];
	/** Households that come within the budget by its last end, or leave by the link where it passes them. */
	worth: number;
	lengthM: number;
}

/** A link to one end, from another. */
interface Joined {
	from: number;
	/** Its bends, in order; none of a straight one, of which it is not known whether it is clear. */
	bends: readonly LngLat[];
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
	/** From it, round what is known; `undefined` where nothing is. */
	waysRound: WaysFrom | undefined;
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
			waysRound: undefined,
			ways: ways.get(to) ?? [],
			doors: doors.get(to) ?? []
		};
		if ((end.needM > limitM && end.ways.length === 0) || !index.isOutside(to)) continue;
		end.waysRound = present.waysRoundFrom(lngLats[to]!);
		const joined = listJoined(present, need, households, end);
		joined.sort((a, b) => b.worth - a.worth || a.lengthM - b.lengthM || a.from - b.from);
		const best = joined.find(
			({ from, bends }) =>
				bends.length > 0 || (index.isOutside(from) && present.isClear(lngLats[from]!, lngLats[to]!))
		);
		if (!best) continue;
		const { from, bends, worth, lengthM } = best;
		give({ lngLats: [lngLats[from]!, ...bends, lngLats[to]!], worth, lengthM });
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

/** Links to one end that bring somebody within the budget: straight ones whatever they cross, and ways round. */
function listJoined(
	present: PresentPlan,
	need: NeedSearch,
	households: readonly number[],
	{ sample: to, position, waysRound, needM, ways, doors }: End
): Joined[] {
	const { limitM, index } = present;
	const { grid, samples } = index.streets;
	const at = samples.lngLats[to]!;
	const found: (Joined & { walkM: number; passed: number[] })[] = [];
	const isPlain = ways.length + doors.length === 0;
	let leastM = Infinity;
	const add = (from: number, accessM: number, bends: readonly LngLat[], alongM: number) => {
		const lengthM = accessM + quantizeM(alongM) + position.accessM;
		if (lengthM < LINK_MIN_M || lengthM > LINK_MAX_M) return;
		const xy = isPlain
			? []
			: [...xyOf(grid.xy, from), ...bends.flatMap(grid.plane.toXy), ...xyOf(grid.xy, to)];
		const restM = present.sampleWalkM(from);
		const exits: Stop[] = [{ alongM: 0, walkM: restM }, ...listPassed(xy, doors)];
		const walkM = leaveLinkM(exits, lengthM);
		const passed = listPassed(xy, ways)
			.filter((stop) => stop.walkM + leaveLinkM(exits, stop.alongM) <= limitM)
			.map(({ site }) => site);
		if (walkM + needM > limitM && passed.length === 0) return;
		if (walkM + needM <= limitM) leastM = Math.min(leastM, walkM);
		found.push({ from, bends, lengthM, walkM, passed, worth: 0 });
	};
	const visit = (from: number, straightM: number) => {
		const restM = present.sampleWalkM(from);
		const isAcross = needM + restM + straightM / PLANE_ERROR <= limitM;
		if (!isAcross && isPlain) return;
		const otherEnd = present.sampleAt(from);
		if (!otherEnd) return;
		const a = samples.lngLats[from]!;
		const isBlocked = waysRound && index.isOutside(from) && !present.isClear(a, at);
		if (!isBlocked) return add(from, otherEnd.accessM, [], haversineM(...a, ...at));
		const spareM = isPlain ? limitM - needM - restM : Infinity;
		const round = waysRound.to(a, Math.min(LINK_MAX_M, spareM));
		if (round) add(from, otherEnd.accessM, round.slice(1, -1).toReversed(), lineLengthM(round));
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

const xyOf = (xy: Float64Array, sample: number) => xy.subarray(2 * sample, 2 * sample + 2);

const NONE: readonly (Stop & { site: number })[] = [];

/**
 * Doors or entrances that a link passes near enough to be used by them.
 *
 * @param xy its ends and bends in the plane of the samples, two numbers each
 */
function listPassed(xy: readonly number[], beside: readonly Beside[]): typeof NONE {
	if (beside.length === 0) return NONE;
	const stops: (Stop & { site: number })[] = [];
	for (const { site, x, y, reachM, innerM } of beside) {
		let [leastM2, alongM, passedM] = [Infinity, 0, 0];
		for (let i = 2; i < xy.length; i += 2) {
			const [ax, ay, bx, by] = [xy[i - 2]!, xy[i - 1]!, xy[i]!, xy[i + 1]!];
			const share = nearestShareOn(ax, ay, bx, by, x, y);
			const offX = ax + share * (bx - ax) - x;
			const offY = ay + share * (by - ay) - y;
			const offM2 = offX * offX + offY * offY;
			const stepM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
			if (offM2 < leastM2) [leastM2, alongM] = [offM2, passedM + share * stepM];
			passedM += stepM;
		}
		if (leastM2 <= reachM * reachM) stops.push({ site, alongM, walkM: Math.sqrt(leastM2) + innerM });
	}
	return stops;
}
