/**
 * Joins node lists end to end into closed rings, as the ways of a multipolygon relation are.
 *
 * @param lines each of two and more node ids; a closed one is a ring by itself
 * @returns rings with the first id repeated at the end, and whether every line went into one
 */
export function joinRings(lines: readonly number[][]): { rings: number[][]; isComplete: boolean } {
	const rings: number[][] = [];
	const unused = new Set(lines.filter((line) => line.length > 1));
	const atEnd = new Map<number, number[][]>();
	for (const line of unused)
		for (const end of [line[0]!, line.at(-1)!]) {
			const list = atEnd.get(end);
			if (list) list.push(line);
			else atEnd.set(end, [line]);
		}
	let isComplete = true;
	for (const first of unused) {
		unused.delete(first);
		const ring = [...first];
		while (ring[0] !== ring.at(-1)) {
			const end = ring.at(-1)!;
			const next = atEnd.get(end)?.find((line) => unused.has(line));
			if (!next) break;
			unused.delete(next);
			ring.push(...(next[0] === end ? next : next.toReversed()).slice(1));
		}
		if (ring.length >= 4 && ring[0] === ring.at(-1)) rings.push(ring);
		else isComplete = false;
	}
	return { rings, isComplete };
}
