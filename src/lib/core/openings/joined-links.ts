import { lineLengthM } from '../geometry/line-length.ts';
import { haversineM } from '../geometry/local-metres.ts';
import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Position } from '../network/types.ts';
import { leaveLinkM, type Stop } from './laid-link.ts';
import type { NeedSearch } from './need-search.ts';
import { PLANE_ERROR } from './point-grid.ts';
import type { PresentPlan } from './present-plan.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';

/** A candidate link to one end, from another. */
export interface Joined {
	from: number;
	/** Its bends, in order; empty while it is straight, and whether that is clear has not been tested. */
	bends: readonly LngLat[];
	lengthM: number;
	worth: number;
	/** A bent route longer than this brings nobody or exceeds the longest link. */
	mostM: number;
}

/** A door or entrance that links may pass, in the plane of the samples. */
export interface Beside {
	/** Index of its centre or community. */
	site: number;
	x: number;
	y: number;
	reachM: number;
	innerM: number;
}

/** One end of candidate links, with what matters near it. */
export interface LinkEnd {
	sample: number;
	position: Position;
	/** Metres from it to the nearest community in need. */
	needM: number;
	/** Entrances of communities in need, and doors, that a link to it may pass. */
	ways: readonly Beside[];
	doors: readonly Beside[];
}

/** More households first, then shorter ones. */
export const compareJoined = (a: Joined, b: Joined) =>
	b.worth - a.worth || a.lengthM - b.lengthM || a.from - b.from;

/** A link before the effect of its last end is computed. */
interface Measured extends Joined {
	/** Metres from its last end to the nearest centre. */
	walkM: number;
	/** Communities that reach the link where it passes their entrances. */
	passed: number[];
}

/** The links to one end that may bring somebody within the budget. */
export class JoinedLinks {
	readonly #present: PresentPlan;
	readonly #need: NeedSearch;
	readonly #households: readonly number[];
	readonly #end: LinkEnd;
	readonly #isPlain: boolean;

	/** @param households of each community */
	constructor(present: PresentPlan, need: NeedSearch, households: readonly number[], end: LinkEnd) {
		this.#present = present;
		this.#need = need;
		this.#households = households;
		this.#end = end;
		this.#isPlain = end.ways.length + end.doors.length === 0;
	}

	/**
	 * Straight links, obstacles ignored, best first; and those that might pass an entrance if they bent round an obstacle,
	 * with an upper bound of what they bring and a lower bound of their length.
	 *
	 * @param mayBend whether there is anything to go round
	 */
	list(mayBend: boolean): { straight: Joined[]; passing: Joined[] } {
		const { index, limitM } = this.#present;
		const { grid, samples } = index.streets;
		const { sample: to, position, needM } = this.#end;
		const at = samples.lngLats[to]!;
		const straight: Measured[] = [];
		const passing: Measured[] = [];
		const visit = (from: number, straightM: number) => {
			const restM = this.#present.sampleWalkM(from);
			const isAcross = needM + restM + straightM / PLANE_ERROR <= limitM;
			if (!isAcross && this.#isPlain) return;
			const accessM = this.#present.sampleAt(from)?.accessM;
			if (accessM === undefined) return;
			const alongM = haversineM(...samples.lngLats[from]!, ...at);
			// A link that is too short when straight may be long enough when bent.
			const one = this.#measure(from, [], alongM, mayBend ? 0 : LINK_MIN_M);
			if (one) straight.push(one);
			if (!mayBend || this.#isPlain) return;
			const lengthM = accessM + quantizeM(alongM) + position.accessM;
			const bent = this.#imaginePassing(from, lengthM);
			if (bent) passing.push(bent);
		};
		const isUseful = (cell: number) => this.#present.cellWalkM(cell) + LINK_MIN_M + needM <= limitM;
		grid.visit(at, PLANE_ERROR * LINK_MAX_M, visit, this.#isPlain ? isUseful : undefined);
		this.#count([...straight, ...passing]);
		return {
			straight: straight.filter(({ worth }) => worth > 0).toSorted(compareJoined),
			passing: passing.filter(({ worth }) => worth > 0)
		};
	}

	/** A bent link, from its first end on; `undefined` if it brings nobody or its length is out of range. */
	bend(from: number, way: readonly LngLat[]): Joined | undefined {
		const one = this.#measure(from, way.slice(1, -1), lineLengthM(way), LINK_MIN_M);
		if (!one) return undefined;
		this.#count([one]);
		return one.worth > 0 ? one : undefined;
	}

	/** @param minM least length of a link */
	#measure(from: number, bends: readonly LngLat[], alongM: number, minM: number): Measured | undefined {
		const { index, limitM } = this.#present;
		const { grid } = index.streets;
		const { sample: to, position, needM, ways, doors } = this.#end;
		const accessM = this.#present.sampleAt(from)?.accessM ?? Infinity;
		const lengthM = accessM + quantizeM(alongM) + position.accessM;
		if (lengthM > LINK_MAX_M || lengthM < minM) return undefined;
		const xy = this.#isPlain ? [] : [grid.xy[2 * from]!, grid.xy[2 * from + 1]!];
		if (!this.#isPlain) xy.push(...bends.flatMap(grid.plane.toXy), grid.xy[2 * to]!, grid.xy[2 * to + 1]!);
		const restM = this.#present.sampleWalkM(from);
		const exits: Stop[] = [{ alongM: 0, walkM: restM }, ...listPassed(xy, doors)];
		const walkM = leaveLinkM(exits, lengthM);
		const passed = listPassed(xy, ways)
			.filter((stop) => stop.walkM + leaveLinkM(exits, stop.alongM) <= limitM)
			.map(({ site }) => site);
		if (walkM + needM > limitM && passed.length === 0) return undefined;
		return { from, bends, lengthM, walkM, passed, worth: 0, mostM: limitM - needM - restM };
	}

	/** Upper bound of what a bent link between these ends brings; `undefined` if it cannot pass any entrance. */
	#imaginePassing(from: number, lengthM: number): Measured | undefined {
		const { index, limitM } = this.#present;
		const { xy } = index.streets.grid;
		const { sample: to, needM, ways, doors } = this.#end;
		const restM = this.#present.sampleWalkM(from);
		const withinM = PLANE_ERROR * limitM;
		const apartM = (sample: number, { x, y }: Beside) =>
			Math.hypot(xy[2 * sample]! - x, xy[2 * sample + 1]! - y);
		const isOnWay = (one: Beside) =>
			apartM(from, one) + apartM(to, one) <= PLANE_ERROR * (LINK_MAX_M + 2 * one.reachM);
		const passedDoors = doors.filter(isOnWay);
		const passed = ways.filter(
			(way) => isOnWay(way) && (passedDoors.length > 0 || apartM(from, way) + restM <= withinM)
		);
		const byDoorM = passedDoors.map((door) => apartM(to, door) / PLANE_ERROR);
		const walkM = Math.min(restM + lengthM / PLANE_ERROR, ...byDoorM);
		if (passed.length === 0 && (passedDoors.length === 0 || walkM + needM > limitM)) return undefined;
		const sites = passed.map(({ site }) => site);
		return { from, bends: [], lengthM, walkM, passed: sites, worth: 0, mostM: LINK_MAX_M };
	}

	/** Adds up the households that links bring. */
	#count(links: readonly Measured[]) {
		const { limitM } = this.#present;
		const { position, needM } = this.#end;
		const leastM = links.reduce(
			(least, { walkM }) => (walkM + needM <= limitM ? Math.min(least, walkM) : least),
			Infinity
		);
		// A community brought by this end is brought by every other link that leaves a walk at most as long.
		const ended = leastM === Infinity ? [] : [...this.#need.reach([{ position, walkM: leastM }])];
		for (const one of links) {
			const brought = new Set(one.passed);
			for (const [community, walkM] of ended)
				if (walkM + (one.walkM - leastM) <= limitM) brought.add(community);
			for (const community of brought) one.worth += this.#households[community]!;
		}
	}
}

const NONE: readonly (Stop & { site: number })[] = [];

/**
 * Doors or entrances that a link passes near enough to be used from it.
 *
 * @param xy its ends and bends in the plane of the samples, two numbers each
 */
function listPassed(xy: readonly number[], beside: readonly Beside[]): typeof NONE {
	if (beside.length === 0) return NONE;
	const stops: (Stop & { site: number })[] = [];
	for (const { site, x, y, reachM, innerM } of beside) {
		let leastM2 = Infinity;
		let alongM = 0;
		let passedM = 0;
		for (let i = 2; i < xy.length; i += 2) {
			const ax = xy[i - 2]!;
			const ay = xy[i - 1]!;
			const bx = xy[i]!;
			const by = xy[i + 1]!;
			const share = nearestShareOn(ax, ay, bx, by, x, y);
			const offX = ax + share * (bx - ax) - x;
			const offY = ay + share * (by - ay) - y;
			const offM2 = offX * offX + offY * offY;
			const stepM = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
			if (offM2 < leastM2) {
				leastM2 = offM2;
				alongM = passedM + share * stepM;
			}
			passedM += stepM;
		}
		if (leastM2 <= reachM * reachM) stops.push({ site, alongM, walkM: Math.sqrt(leastM2) + innerM });
	}
	return stops;
}
