import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { joinVertices } from './join-vertices.ts';
import type { Tallies } from './tally.ts';

export interface LeveledWay {
	way: StreetWay;
	/** Ways with a level in common may meet. */
	levels: readonly string[];
}

/**
 * Joins streets whose distinct nodes lie at one place: mappers left a gap of no width there. Nodes on different
 * levels (a bridge above a street) stay apart, and those on the same one are joined whatever lies above them.
 *
 * @param ways vertex keys are node ids; a merged node takes the smallest id. Where a barrier cut a way, its ends
 * have other keys and join nothing. Changed in place.
 */
export function mergeCoincidentNodes(
	ways: LeveledWay[],
	{ repaired, dropped }: Pick<Tallies, 'repaired' | 'dropped'>
): StreetWay[] {
	const mergedInto = new Map<number, number>();
	for (const ids of listPlaces(collectNodes(ways), ways)) {
		const target = ids[0]!;
		const example = ids.map((id) => `node ${id}`).join(' = ');
		repaired.add('nodes at the same place on the same level: joined', example);
		for (const id of ids) mergedInto.set(id, target);
	}
	if (mergedInto.size === 0) return ways.map(({ way }) => way);
	return ways
		.map(({ way }) => rename(way, mergedInto))
		.filter((way) => {
			if (way.vertexKeys.length > 1) return true;
			dropped.add('fewer than two distinct nodes in the file', `way ${way.id}`);
			return false;
		});
}

interface Nodes {
	/** In rising order; the others are as long. */
	ids: Float64Array;
	lngs: Float64Array;
	lats: Float64Array;
}

function collectNodes(ways: readonly LeveledWay[]): Nodes {
	const positions = new Map<number, LngLat>();
	for (const { way } of ways)
		for (const [i, key] of way.vertexKeys.entries())
			if (typeof key === 'number') positions.set(key, way.coordinates[i]!);
	const ids = Float64Array.from(positions.keys()).sort();
	return {
		ids,
		lngs: Float64Array.from(ids, (id) => positions.get(id)![0]),
		lats: Float64Array.from(ids, (id) => positions.get(id)![1])
	};
}

/** Nodes that are to be one, those with each other in rising order: of the few that lie at one place. */
function listPlaces({ ids, lngs, lats }: Nodes, ways: readonly LeveledWay[]): number[][] {
	const near = groupBy(joinVertices(lngs, lats)).flat();
	const levels = new Map(near.map((index): [number, Set<string>] => [ids[index]!, new Set()]));
	/** Nodes that follow each other on a way a hair apart: the way joins them. */
	const neighbours = new Set<string>();
	for (const { way, levels: own } of ways)
		for (const [i, key] of way.vertexKeys.entries()) {
			for (const level of own) levels.get(key as number)?.add(level);
			const before = way.vertexKeys[i - 1];
			if (before !== undefined && levels.has(key as number) && levels.has(before as number))
				neighbours.add(pairOf(key, before));
		}
	const mayJoin = (a: number, b: number) => {
		const [p, q] = [near[a]!, near[b]!];
		const isSamePlace = lngs[p] === lngs[q] && lats[p] === lats[q];
		const shared = levels.get(ids[q]!)!;
		return (
			[...levels.get(ids[p]!)!].some((level) => shared.has(level)) &&
			(isSamePlace || !neighbours.has(pairOf(ids[p]!, ids[q]!)))
		);
	};
	const pick = (values: Float64Array) => Float64Array.from(near, (index) => values[index]!);
	return groupBy(joinVertices(pick(lngs), pick(lats), mayJoin)).map((group) =>
		group.map((index) => ids[near[index]!]!).toSorted((a, b) => a - b)
	);
}

/** Indexes with the same number, where there are two and more. */
function groupBy(numbers: Uint32Array): number[][] {
	const groups = new Map<number, number[]>();
	const counts = new Uint32Array(numbers.length);
	for (const number of numbers) counts[number]!++;
	for (const [index, number] of numbers.entries()) {
		if (counts[number]! < 2) continue;
		const group = groups.get(number);
		if (group) group.push(index);
		else groups.set(number, [index]);
	}
	return [...groups.values()];
}

const pairOf = (a: number | string, b: number | string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

function rename(way: StreetWay, mergedInto: Map<number, number>): StreetWay {
	const keys = way.vertexKeys.map((key) => mergedInto.get(key as number) ?? key);
	const isKept = (_: unknown, i: number) => i === 0 || keys[i] !== keys[i - 1];
	return { ...way, vertexKeys: keys.filter(isKept), coordinates: way.coordinates.filter(isKept) };
}
