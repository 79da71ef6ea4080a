import { findNearestCentres } from '../coverage/find-nearest-centres.ts';
import type { NeighbourPair } from '../neighbours/types.ts';
import { UNKNOWN_GROUND } from '../openings/known-ground.ts';
import { OpeningIndex } from '../openings/opening-index.ts';
import type { Edit } from '../what-if/types.ts';
import { FireLaneGround } from './fire-lane-ground.ts';
import { listMergerGroups } from './list-merger-groups.ts';
import { listWaysThrough } from './list-ways-through.ts';
import { measureWalks } from './measure-walks.ts';
import { MERGER_COUNT, MERGER_LIMITS, MERGER_POINTS } from './settings.ts';
import type { MergedWall, Merger, MergersAnswer, MergersQuestion, WayThrough } from './types.ts';
import { groundOfWall, wallBetween } from './wall-between.ts';

/**
 * Small neighbours that share walls and could be one courtyard (拆墙并院), best first: by points, then by ids. Every
 * group that hangs together is weighed; of those with members in common the better one says so of the others. What it
 * does to walks is exactly what trying its edits gives: walls opened in their middle and at their ends. Points are for
 * that; whether others may walk through is another decision, and what that would do is told of those that are listed.
 * What fire lanes reach is an estimate by ground.
 *
 * @param onProgress called with the share done
 * @throws RangeError if the communities are not those of the plan, or the limit or the count is out of range
 */
export function listMergers(question: MergersQuestion, onProgress?: (share: number) => void): MergersAnswer {
	const { whatIf, communities, isCounted, pairs, limitM, count = MERGER_COUNT } = question;
	const { base } = whatIf;
	if (communities.length !== base.communities.length)
		throw new RangeError(
			`There are ${communities.length} communities; the plan has ${base.communities.length}.`
		);
	if (!(limitM > 0))
		throw new RangeError(`The walking limit must be a positive number of metres, not ${limitM}.`);
	if (!(count >= 0)) throw new RangeError(`The number of mergers must be 0 or more, not ${count}.`);
	const limits = { ...MERGER_LIMITS, ...question.limits };
	const placeOf = new Map(communities.map(({ id }, i) => [id, i]));
	const counted = communities.filter(isCounted);
	const { groups, isCut } = listMergerGroups(
		pairs,
		new Map(counted.map(({ id, households }) => [id, households])),
		limits
	);
	const index = new OpeningIndex(whatIf.raw, UNKNOWN_GROUND, whatIf.standing);
	const lanes = new FireLaneGround(base.network);
	const before = whatIf.apply([]);
	const wallOf = keepWalls(index, pairs, placeOf);
	const weighed = groups.map((communityIds, done): Merger => {
		const members = communityIds.map((id) => communities[placeOf.get(id)!]!);
		const walls = wallOf(communityIds, limits.wallM);
		const waysThrough = listWaysThrough(walls, (id) => base.communities[placeOf.get(id)!]!);
		const edits = walls.flatMap(({ communityIds: sides, openings }) =>
			openings.map((lngLat): Edit => ({ kind: 'open-wall', communityIds: sides, lngLat }))
		);
		// An opened wall changes only its neighbours' walks.
		const opened = index.editor.apply(edits).communities;
		const places = communityIds.map((id) => placeOf.get(id)!);
		const gain = measureWalks(
			places.map((i) => before.walks[i]),
			findNearestCentres(
				before.centreField,
				places.map((i) => opened[i]!)
			),
			members,
			limitM
		);
		const fireLane = lanes.estimate(
			members.map(({ id, households, buildings }) => ({
				site: base.communities[placeOf.get(id)!]!,
				households,
				buildings
			})),
			walls
		);
		const sums = {
			wallM: sumOf(walls, ({ sharedWallM }) => sharedWallM),
			groundM2: sumOf(walls, groundOfWall)
		};
		const points = {
			coverage: MERGER_POINTS.perHousehold * gain.households,
			walking: (MERGER_POINTS.perKilometre * gain.savedM) / 1000,
			ground: MERGER_POINTS.perM2 * sums.groundM2,
			fireLane: MERGER_POINTS.perLaneHousehold * fireLane.households,
			wall: MERGER_POINTS.perWallM * sums.wallM
		};
		if ((done + 1) % 10 === 0) onProgress?.((0.5 * (done + 1)) / groups.length);
		return {
			id: `merger-${communityIds.join('+')}`,
			communityIds,
			households: sumOf(members, ({ households }) => households),
			buildings: sumKnown(members.map(({ buildings }) => buildings)),
			siteAreaM2: sumKnown(members.map(({ siteAreaM2 }) => siteAreaM2)),
			walls,
			...sums,
			coverage: { members: gain, everybody: gain },
			waysThrough,
			fireLane,
			score: sumOf(Object.values(points), (one) => one),
			points,
			edits,
			throughEdits: [...edits, ...layWays(waysThrough, communityIds, base.madeIds)],
			alternativeTo: null
		};
	});
	const ranked = weighed.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
	const isPlace = communities.map(isCounted);
	const listed = markAlternatives(ranked).slice(0, count);
	for (const [done, merger] of listed.entries()) {
		if (merger.waysThrough.length > 0) {
			const { walks } = whatIf.apply(merger.throughEdits);
			const only = <Value>(values: readonly Value[]) => values.filter((_, i) => isPlace[i]);
			merger.coverage.everybody = measureWalks(only(before.walks), only(walks), counted, limitM);
		}
		if ((done + 1) % 10 === 0) onProgress?.(0.5 + (0.5 * (done + 1)) / listed.length);
	}
	whatIf.apply([]);
	onProgress?.(1);
	return { mergers: listed, weighed: groups.length, isCut };
}

/** Walls between members of a group, each looked at once. */
function keepWalls(
	index: OpeningIndex,
	pairs: readonly NeighbourPair[],
	placeOf: ReadonlyMap<string, number>
) {
	const known = new Map<NeighbourPair, MergedWall>();
	return (communityIds: readonly string[], leastM: number): MergedWall[] =>
		pairs
			.filter(
				({ a, b, sharedWallM, streetBetween }) =>
					!streetBetween && sharedWallM >= leastM && communityIds.includes(a) && communityIds.includes(b)
			)
			.map((pair) => {
				const wall =
					known.get(pair) ?? wallBetween(index, pair, [placeOf.get(pair.a)!, placeOf.get(pair.b)!]);
				known.set(pair, wall);
				return wall;
			});
}

function layWays(
	ways: readonly WayThrough[],
	communityIds: readonly string[],
	taken: ReadonlySet<string>
): Edit[] {
	let number = 0;
	return ways.map(({ lngLats }) => {
		let linkId: string;
		do linkId = `merger-${communityIds[0]}-${++number}`;
		while (taken.has(linkId));
		return { kind: 'add-link', linkId, lngLats };
	});
}

const sumOf = <Item>(items: readonly Item[], amountOf: (item: Item) => number) =>
	items.reduce((sum, item) => sum + amountOf(item), 0);

const sumKnown = (amounts: readonly (number | undefined)[]) =>
	amounts.reduce<number | null>(
		(sum, amount) => (sum === null || amount === undefined ? null : sum + amount),
		0
	);

/** Of mergers with members in common, the first that is not an alternative itself represents the others. */
function markAlternatives(ranked: readonly Merger[]): Merger[] {
	const takenBy = new Map<string, string>();
	return ranked.map((merger) => {
		const better = merger.communityIds.map((id) => takenBy.get(id)).find((id) => id !== undefined);
		if (better === undefined) for (const id of merger.communityIds) takenBy.set(id, merger.id);
		return { ...merger, alternativeTo: better ?? null };
	});
}
