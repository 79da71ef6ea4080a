import type { NeighbourPair } from '../neighbours/types.ts';
import { MOST_GROUPS } from './settings.ts';
import type { MergerLimits } from './types.ts';

export interface MergerGroups {
	/** Each sorted; fewer members first, then by their ids. */
	groups: string[][];
	/** Whether larger ones were left out because there were too many. */
	isCut: boolean;
}

/**
 * Every group of small communities connected by shared walls: from wall to wall one comes from any member to
 * any other. Walls with a street between are none.
 *
 * @param householdsOf of those that may be merged; others are not in it
 */
export function listMergerGroups(
	pairs: readonly NeighbourPair[],
	householdsOf: ReadonlyMap<string, number>,
	limits: MergerLimits,
	{ most = MOST_GROUPS } = {}
): MergerGroups {
	const isSmall = (id: string) => (householdsOf.get(id) ?? Infinity) <= limits.memberHouseholds;
	const neighbours = new Map<string, string[]>();
	for (const { a, b, sharedWallM, streetBetween } of pairs) {
		if (streetBetween || sharedWallM < limits.wallM || !isSmall(a) || !isSmall(b)) continue;
		neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
		neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
	}
	const groups: string[][] = [];
	let grown = [...neighbours.keys()].toSorted().map((id) => [id]);
	for (let size = 2; size <= limits.members && grown.length > 0; size++) {
		const larger = new Map<string, string[]>();
		for (const group of grown)
			for (const other of group.flatMap((id) => neighbours.get(id)!)) {
				if (group.includes(other)) continue;
				const next = [...group, other].toSorted();
				const households = next.reduce((sum, id) => sum + householdsOf.get(id)!, 0);
				if (households <= limits.households) larger.set(next.join('\n'), next);
			}
		if (groups.length + larger.size > most) return { groups, isCut: true };
		grown = [...larger].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
		groups.push(...grown);
	}
	return { groups, isCut: false };
}
