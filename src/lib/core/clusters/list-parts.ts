import type { BlockGraph } from './block-graph.ts';

/** The connected pieces of all zones, each as its blocks; in the order of their first blocks. */
export function listParts(
	{ count, first, neighbour }: Pick<BlockGraph, 'count' | 'first' | 'neighbour'>,
	zoneOf: Int32Array
): number[][] {
	const seen = new Uint8Array(count);
	const parts: number[][] = [];
	for (let start = 0; start < count; start++) {
		if (seen[start]) continue;
		const part = [start];
		seen[start] = 1;
		for (const b of part)
			for (const other of neighbour.subarray(first[b], first[b + 1]))
				if (!seen[other] && zoneOf[other] === zoneOf[b]) {
					seen[other] = 1;
					part.push(other);
				}
		parts.push(part);
	}
	return parts;
}
