import FlatQueue from 'flatqueue';
import { distanceToSide } from '../geometry/sides.ts';
import { lineLengthM } from '../geometry/line-length.ts';
import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Position } from '../network/types.ts';
import { buildWalkField, type WalkField } from '../network/walk-field.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { leaveLinkM, listBesideLink, listExits, placeLink, type LaidLink } from './laid-link.ts';
import { nearestOf, streetWalkM, type PresentPlan, type WayBeside } from './present-plan.ts';
import { PLANE_ERROR } from './point-grid.ts';
import { LINK_MAX_M, LINK_MIN_M } from './settings.ts';
import type { WaysFrom } from './ways-round.ts';

/** A place that wants to get nearer to a centre, on the network as it stands. */
export interface PlaceInNeed {
	positions: readonly Position[];
	/** Its entrances, for links that pass by. */
	ways: readonly WayBeside[];
	/** From it to all nodes within the budget. */
	field: WalkField;
}

/** @param positions on the network as it stands */
export function seekFrom(
	present: PresentPlan,
	positions: readonly Position[],
	ways: readonly WayBeside[]
): PlaceInNeed {
	const sources = positions.map((position) => ({ position, site: 0 }));
	return {
		positions,
		ways,
		field: buildWalkField(present.ground.network, sources, { limitM: present.limitM })
	};
}

/** Links are tried in steps of length: most places are helped by a short one, or by none. */
const STEPS_M = [60, 120, LINK_MAX_M];

/**
 * The shortest link between places on the streets that brings a place within the budget, and its walk by it.
 *
 * @param maxM longer ones are not looked for
 */
export function findCheapestLink(
	present: PresentPlan,
	place: PlaceInNeed,
	maxM: number
): { link: LaidLink; distanceM: number } | undefined {
	if (maxM < LINK_MIN_M) return undefined;
	const ends = listNearEnds(present, place);
	const waysRound = new Map<NearEnd, WaysFrom | undefined>();
	/** Links round what is known that are longer than those that have been tried. */
	const rounds = new FlatQueue<Pair>();
	// Ends that are nearer than a link is long may have something between them.
	let fromM = 0;
	for (const stepM of STEPS_M) {
		const toM = Math.min(stepM, maxM);
		const pairs = listPairs(present, ends, fromM, toM).reverse();
		for (;;) {
			const [straight, round] = [pairs.at(-1), rounds.peek()];
			const isRound = round && (!straight || comparePairs(round, straight) < 0);
			const pair = isRound ? round : straight;
			if (!pair || pair.lengthM > toM) break;
			(isRound ? rounds : pairs).pop();
			if (!isRound && !present.isClear(pair.end.lngLat, pair.b)) {
				const { end } = pair;
				if (!waysRound.has(end)) waysRound.set(end, present.waysRoundFrom(end.lngLat, maxM));
				const bent = bendRound(pair, waysRound.get(end), Math.min(maxM, pair.mostM));
				if (bent) rounds.push(bent, bent.lengthM);
				continue;
			}
			if (pair.lengthM < LINK_MIN_M) continue;
			const link = placeLink(present, [pair.end.lngLat, ...pair.bends, pair.b]);
			const distanceM = link ? walkByLinkM(present, place, link) : Infinity;
			if (link && distanceM <= present.limitM) return { link, distanceM };
		}
		if (toM === maxM) break;
		fromM = toM;
	}
	return undefined;
}

/** The link between the same ends round what is known; `undefined` if there is none so short. */
function bendRound(pair: Pair, waysRound: WaysFrom | undefined, maxM: number): Pair | undefined {
	const way = waysRound?.to(pair.b, maxM);
	if (!way) return undefined;
	const lengthM = pair.end.accessM + quantizeM(lineLengthM(way)) + pair.accessM;
	return lengthM <= maxM ? { ...pair, bends: way.slice(1, -1), lengthM } : undefined;
}

/** Metres from a place to the nearest centre with a link; Infinity beyond the budget. */
export function walkByLinkM(present: PresentPlan, { field, ways }: PlaceInNeed, link: LaidLink): number {
	const exits = listExits(present, link);
	const entries = [
		{ alongM: 0, walkM: streetWalkM(field, link.from.edge, link.from.offsetM) },
		{ alongM: link.lengthM, walkM: streetWalkM(field, link.to.edge, link.to.offsetM) },
		...listBesideLink(link, ways)
	];
	return Math.min(...entries.map(({ alongM, walkM }) => walkM + leaveLinkM(exits, alongM)));
}

/** An end of a link that the place comes to. */
interface NearEnd {
	/** Number of the sample; −1 where the place itself meets a street. */
	sample: number;
	lngLat: LngLat;
	xy: Xy;
	accessM: number;
	/** From the place; Infinity beyond the budget. */
	walkM: number;
	/** Entrances of the place and doors that a link from here may pass by. */
	ways: Beside[];
	doors: Beside[];
}

/** A door or entrance that a link may pass by, in the plane of the samples. */
interface Beside {
	xy: Xy;
	reachM: number;
}

function listNearEnds(present: PresentPlan, { positions, ways, field }: PlaceInNeed): NearEnd[] {
	const { index, limitM } = present;
	const { grid, samples } = index.streets;
	const toBeside = ({ lngLat, reachM }: WayBeside): Beside => ({ xy: grid.plane.toXy(lngLat), reachM });
	const own = ways.map(toBeside);
	// No way to a door is shorter than the straight line.
	const doors = present.doors
		.map(toBeside)
		.filter((door) => own.some((way) => apartM(way.xy, door.xy) <= PLANE_ERROR * limitM));
	const ends: NearEnd[] = [];
	const add = (sample: number, lngLat: LngLat, position: Position | undefined) => {
		if (!position) return;
		const walkM = streetWalkM(field, position.edge, position.offsetM);
		const xy = grid.plane.toXy(lngLat);
		const isNear = (beside: Beside) => apartM(beside.xy, xy) <= PLANE_ERROR * (LINK_MAX_M + beside.reachM);
		const near = own.filter(isNear);
		if (walkM + LINK_MIN_M > limitM && near.length === 0) return;
		const { accessM } = position;
		ends.push({ sample, lngLat, xy, accessM, walkM, ways: near, doors: doors.filter(isNear) });
	};
	const seen = new Set<number>();
	const visit = (at: LngLat, radiusM: number) =>
		grid.visit(at, PLANE_ERROR * radiusM, (sample) => {
			if (seen.has(sample)) return;
			seen.add(sample);
			add(sample, samples.lngLats[sample]!, present.sampleAt(sample));
		});
	for (const { lngLat, accessM } of positions) {
		if (accessM < limitM) visit(lngLat, limitM - accessM);
		const rounded = roundEditLngLat(lngLat);
		add(-1, rounded, nearestOf(present.ground.place(rounded)));
	}
	for (const { lngLat, reachM } of ways) visit(lngLat, LINK_MAX_M + reachM);
	return ends;
}

/** Links that may bring the place within the budget, shortest first; whether they are clear is not known yet. */
function listPairs(present: PresentPlan, ends: readonly NearEnd[], fromM: number, toM: number) {
	const { index, limitM } = present;
	const { grid, samples } = index.streets;
	const pairs: Pair[] = [];
	for (const end of ends) {
		const isPlain = end.ways.length + end.doors.length === 0;
		// A way that bends may pass what the straight one leaves aside.
		const mayBend = !isPlain && index.waysRound.hasNear(end.lngLat);
		if (end.walkM + fromM > limitM && isPlain) continue;
		const isUseful = (cell: number) => end.walkM + fromM + present.cellWalkM(cell) <= limitM;
		const visit = (other: number, straightM: number) => {
			const restM = present.sampleWalkM(other);
			const isAcross = end.walkM + restM + straightM / PLANE_ERROR <= limitM;
			const isPassing = !isPlain && mayPass(present, end, other, mayBend);
			if (!isAcross && !isPassing) return;
			const position = present.sampleAt(other);
			if (!position) return;
			const b = samples.lngLats[other]!;
			const lengthM = end.accessM + quantizeM(haversineM(...end.lngLat, ...b)) + position.accessM;
			if (lengthM < fromM || lengthM > toM) return;
			if (!index.isOutside(other)) return;
			if (end.sample < 0 ? !index.isFree(end.lngLat) : !index.isOutside(end.sample)) return;
			const mostM = isPassing ? LINK_MAX_M : limitM - end.walkM - restM;
			pairs.push({ end, b, accessM: position.accessM, bends: [], lengthM, mostM });
		};
		grid.visit(end.lngLat, PLANE_ERROR * toM, visit, isPlain ? isUseful : undefined);
	}
	return pairs.toSorted(comparePairs);
}

/**
 * Whether a link may help because it passes by an entrance of the place, or by a door.
 *
 * @param mayBend whether it may leave the straight line to do so
 */
function mayPass(
	present: PresentPlan,
	{ sample, lngLat, xy: a, ways, doors, walkM }: NearEnd,
	other: number,
	mayBend: boolean
): boolean {
	const { xy } = present.index.streets.grid;
	const withinM = PLANE_ERROR * present.limitM;
	const b: Xy = [xy[2 * other]!, xy[2 * other + 1]!];
	const isBeside = ({ xy: at, reachM }: Beside) =>
		mayBend
			? apartM(a, at) + apartM(at, b) <= PLANE_ERROR * (LINK_MAX_M + 2 * reachM)
			: distanceToSide([a, b], at) <= PLANE_ERROR * reachM + 1;
	for (const way of ways) {
		if (!isBeside(way)) continue;
		if (doors.length > 0 || apartM(way.xy, b) + present.sampleWalkM(other) <= withinM) return true;
		const restM = sample < 0 ? present.walkM(present.ground.place(lngLat)) : present.sampleWalkM(sample);
		if (apartM(way.xy, a) + restM <= withinM) return true;
	}
	return doors.some((door) => walkM + apartM(door.xy, a) <= withinM && isBeside(door));
}

const apartM = (a: Xy, b: Xy) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

/** A link from an end that the place comes to, to another place on the streets. */
interface Pair {
	end: NearEnd;
	b: LngLat;
	/** From `b` to its street. */
	accessM: number;
	/** None of a straight one, of which it is not known whether it is clear. */
	bends: readonly LngLat[];
	/** From street to street. */
	lengthM: number;
	/** A longer one never helps. */
	mostM: number;
}

const comparePairs = (one: Pair, other: Pair) =>
	one.lengthM - other.lengthM ||
	one.end.lngLat[0] - other.end.lngLat[0] ||
	one.end.lngLat[1] - other.end.lngLat[1] ||
	one.b[0] - other.b[0] ||
	one.b[1] - other.b[1];
