import type { LngLat } from '../geometry/types.ts';
import { compareJoined, JoinedLinks, type Beside, type Joined, type LinkEnd } from './joined-links.ts';
import type { NeedSearch } from './need-search.ts';
import { PLANE_ERROR } from './point-grid.ts';
import type { PresentPlan, WayBeside } from './present-plan.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';

/** A link that may bring somebody within the budget. */
export interface LinkOpening {
	/** Rounded as in an edit; the centre is reached from its first end. */
	lngLats: readonly LngLat[];
	/** Households brought within the budget by its last end or by entrances that it passes. */
	worth: number;
	lengthM: number;
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
		const end: LinkEnd = {
			sample: to,
			position,
			needM: need.needM(position),
			ways: ways.get(to) ?? [],
			doors: doors.get(to) ?? []
		};
		if ((end.needM > limitM && end.ways.length === 0) || !index.isOutside(to)) continue;
		const best = findBestTo(present, need, households, end);
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

/**
 * The best link to one end. Straight ones are tried best first until one is clear; ways round what is known only as far
 * as they may still be better, since none is shorter than the straight one.
 */
function findBestTo(present: PresentPlan, need: NeedSearch, households: readonly number[], end: LinkEnd) {
	const { index } = present;
	const { lngLats } = index.streets.samples;
	const at = lngLats[end.sample]!;
	const list = new JoinedLinks(present, need, households, end);
	const { straight, passing } = list.list(index.waysRound.hasNear(at));
	let best: Joined | undefined;
	const blocked: Joined[] = [];
	for (const one of straight) {
		if (!index.isOutside(one.from)) continue;
		if (present.isClear(lngLats[one.from]!, at)) best = one.lengthM >= LINK_MIN_M ? one : undefined;
		else blocked.push(one);
		if (best) break;
	}
	const tried = [...blocked, ...passing].filter((one) => !best || compareJoined(one, best) < 0);
	if (tried.length === 0) return best;
	const ways = present.waysRoundFrom(at, Math.max(...tried.map(({ mostM }) => mostM)));
	if (!ways) return best;
	for (const one of tried.toSorted(compareJoined)) {
		if (best && compareJoined(one, best) >= 0) break;
		const a = lngLats[one.from]!;
		if (!index.isOutside(one.from) || present.isClear(a, at)) continue;
		const round = ways.to(a, one.mostM);
		const bent = round && list.bend(one.from, round.toReversed());
		if (bent && (!best || compareJoined(bent, best) < 0)) best = bent;
	}
	return best;
}
