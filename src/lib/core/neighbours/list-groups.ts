import type { NeighbourPair } from './types.ts';

/**
 * Connected groups of communities under the neighbour relation.
 *
 * @param ids each once; pairs with others are passed over
 * @returns every id in one group, that without neighbours alone; each group sorted, groups by their first id
 */
export function listGroups(
	ids: readonly string[],
	pairs: readonly Pick<NeighbourPair, 'a' | 'b'>[]
): string[][] {
	const neighbours = new Map(ids.map((id): [string, string[]] => [id, []]));
	for (const { a, b } of pairs) {
		if (!neighbours.has(a) || !neighbours.has(b)) continue;
		neighbours.get(a)!.push(b);
		neighbours.get(b)!.push(a);
	}
	const seen = new Set<string>();
	return ids.toSorted().flatMap((id) => {
		if (seen.has(id)) return [];
		seen.add(id);
		const group = [id];
		for (const member of group)
			for (const other of neighbours.get(member)!) {
				if (seen.has(other)) continue;
				seen.add(other);
				group.push(other);
			}
		return [group.toSorted()];
	});
}
