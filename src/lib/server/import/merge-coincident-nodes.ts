import type { StreetWay } from '#lib/core/network/types.ts';
import { JOIN_TOLERANCE_DEGREES, joinVertices } from './join-vertices.ts';
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
	const nodes = new Map<number, { lng: number; lat: number; levels: Set<string> }>();
	/** Nodes that follow each other on a way a hair apart: they are joined by it. */
	const neighbours = new Set<string>();
	for (const { way, levels } of ways)
		for (const [i, key] of way.vertexKeys.entries()) {
			if (typeof key !== 'number') continue;
			const [lng, lat] = way.coordinates[i]!;
			let node = nodes.get(key);
			if (!node) nodes.set(key, (node = { lng, lat, levels: new Set() }));
			for (const level of levels) node.levels.add(level);
			const before = way.coordinates[i - 1];
			if (before && Math.abs(before[0] - lng) + Math.abs(before[1] - lat) < 4 * JOIN_TOLERANCE_DEGREES)
				neighbours.add(pairOf(key, way.vertexKeys[i - 1]!));
		}
	const ids = Float64Array.from(nodes.keys()).sort();
	const sorted = Array.from(ids, (id) => nodes.get(id)!);
	const places = joinVertices(
		Float64Array.from(sorted, ({ lng }) => lng),
		Float64Array.from(sorted, ({ lat }) => lat),
		(a, b) =>
			[...sorted[a]!.levels].some((level) => sorted[b]!.levels.has(level)) &&
			(isSamePlace(sorted[a]!, sorted[b]!) || !neighbours.has(pairOf(ids[a]!, ids[b]!)))
	);
	const idsOf = new Map<number, number[]>();
	for (const [i, place] of places.entries()) {
		const list = idsOf.get(place);
		if (list) list.push(ids[i]!);
		else idsOf.set(place, [ids[i]!]);
	}
	const mergedInto = new Map<number, number>();
	for (const joined of idsOf.values()) {
		if (joined.length < 2) continue;
		const example = joined.map((id) => `node ${id}`).join(' = ');
		repaired.add('nodes at the same place on the same level: joined', example);
		for (const id of joined) mergedInto.set(id, joined[0]!);
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

const pairOf = (a: number | string, b: number | string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

const isSamePlace = (a: { lng: number; lat: number }, b: { lng: number; lat: number }) =>
	a.lng === b.lng && a.lat === b.lat;

function rename(way: StreetWay, mergedInto: Map<number, number>): StreetWay {
	const keys = way.vertexKeys.map((key) => mergedInto.get(key as number) ?? key);
	const isKept = (_: unknown, i: number) => i === 0 || keys[i] !== keys[i - 1];
	return { ...way, vertexKeys: keys.filter(isKept), coordinates: way.coordinates.filter(isKept) };
}
