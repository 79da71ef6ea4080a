import type { StreetWay } from '#lib/core/network/types.ts';
import type { Tally } from './tally.ts';

export interface LeveledWay {
	way: StreetWay;
	/** Ways on the same level may meet. */
	level: string;
}

/**
 * Joins streets whose distinct nodes lie at exactly the same position: mappers left a gap of no width there.
 * Where the ways at that position are on different levels (a bridge above a street) they stay apart.
 *
 * @param ways vertex keys are node ids; a merged node takes the smallest id. Changed in place.
 * @param repaired gets a row for each position merged
 * @param dropped gets a row for each way that shrinks to a point
 */
export function mergeCoincidentNodes(
	ways: LeveledWay[],
	{ repaired, dropped }: { repaired: Tally; dropped: Tally }
): StreetWay[] {
	const places = new Map<string, { keys: Set<number>; levels: Set<string> }>();
	for (const { way, level } of ways)
		for (const [i, key] of way.vertexKeys.entries()) {
			const text = way.coordinates[i]!.join();
			let place = places.get(text);
			if (!place) places.set(text, (place = { keys: new Set(), levels: new Set() }));
			place.keys.add(key as number);
			place.levels.add(level);
		}
	const mergedInto = new Map<number, number>();
	for (const { keys, levels } of places.values()) {
		if (keys.size < 2 || levels.size > 1) continue;
		const target = Math.min(...keys);
		repaired.add(
			'nodes at the same place on the same level: joined',
			[...keys].map((key) => `node ${key}`).join(' = ')
		);
		for (const key of keys) mergedInto.set(key, target);
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

function rename(way: StreetWay, mergedInto: Map<number, number>): StreetWay {
	const keys = way.vertexKeys.map((key) => mergedInto.get(key as number) ?? key);
	const isKept = (_: unknown, i: number) => i === 0 || keys[i] !== keys[i - 1];
	return { ...way, vertexKeys: keys.filter(isKept), coordinates: way.coordinates.filter(isKept) };
}
