/**
 * Ends that agree to this many degrees are one: what is left of a position that two programs wrote, a
 * hundredth of a metre. The margin keeps two that differ by just as much from parting by a rounding.
 */
export const JOIN_TOLERANCE_DEGREES = 1e-7 * (1 + 1e-4);

/**
 * Which positions are one place: those that agree within the tolerance on both axes, and whatever is joined to
 * the same one. There is no grid that could part two of them, and neither their order nor where they lie
 * matters. O(n log n) where few lie at one place.
 *
 * @param lngs degrees; as long as `lats`
 * @param mayJoin whether two positions that agree may be joined at once (they may still be by way of a third)
 * @returns for each position the number of its place, from 0, in the order of first appearance
 */
export function joinVertices(
	lngs: Float64Array,
	lats: Float64Array,
	mayJoin: (a: number, b: number) => boolean = () => true
): Uint32Array {
	const count = lngs.length;
	const column = Float64Array.from(lngs, (lng) => Math.floor(lng / JOIN_TOLERANCE_DEGREES));
	// Columns as wide as the tolerance, each from south to north: what agrees lies in one column or the next.
	const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
		(a, b) => column[a]! - column[b]! || lats[a]! - lats[b]! || a - b
	);
	const parent = Uint32Array.from({ length: count }, (_, i) => i);
	const rootOf = (vertex: number) => {
		while (parent[vertex] !== vertex) {
			parent[vertex] = parent[parent[vertex]!]!;
			vertex = parent[vertex]!;
		}
		return vertex;
	};
	const tryJoin = (a: number, b: number) => {
		if (Math.abs(lngs[a]! - lngs[b]!) > JOIN_TOLERANCE_DEGREES || !mayJoin(a, b)) return;
		const [p, q] = [rootOf(a), rootOf(b)];
		parent[Math.max(p, q)] = Math.min(p, q);
	};
	let next = 0;
	for (let start = 0, end = 0; start < count; start = end) {
		const here = column[order[start]!]!;
		while (end < count && column[order[end]!] === here) end++;
		const hasNeighbour = end < count && column[order[end]!] === here + 1;
		next = Math.max(next, end);
		for (let i = start; i < end; i++) {
			const a = order[i]!;
			for (let j = i + 1; j < end && lats[order[j]!]! - lats[a]! <= JOIN_TOLERANCE_DEGREES; j++)
				tryJoin(a, order[j]!);
			if (!hasNeighbour) continue;
			const inNext = (j: number) => j < count && column[order[j]!] === here + 1;
			while (inNext(next) && lats[a]! - lats[order[next]!]! > JOIN_TOLERANCE_DEGREES) next++;
			for (let j = next; inNext(j) && lats[order[j]!]! - lats[a]! <= JOIN_TOLERANCE_DEGREES; j++)
				tryJoin(a, order[j]!);
		}
	}
	const placeOf = new Map<number, number>();
	return Uint32Array.from({ length: count }, (_, i) => {
		const root = rootOf(i);
		let place = placeOf.get(root);
		if (place === undefined) placeOf.set(root, (place = placeOf.size));
		return place;
	});
}
