import FlatQueue from 'flatqueue';

/** A way between two nodes that may be gone in both directions. */
export interface WayEdge {
	readonly from: number;
	readonly to: number;
	/** ≥ 0 */
	readonly lengthM: number;
}

/**
 * The shortest way from a node to the nearest one that is looked for; the node itself if it is one. Of ways as long, the
 * one found first.
 *
 * @returns nodes in order; `undefined` if none is reached
 * @see Dijkstra (1959)
 */
export function findWay(
	edges: readonly WayEdge[],
	start: number,
	isGoal: (node: number) => boolean
): number[] | undefined {
	const leaving = new Map<number, { to: number; lengthM: number }[]>();
	const add = (from: number, to: number, lengthM: number) => {
		const known = leaving.get(from);
		if (known) known.push({ to, lengthM });
		else leaving.set(from, [{ to, lengthM }]);
	};
	for (const { from, to, lengthM } of edges) {
		add(from, to, lengthM);
		add(to, from, lengthM);
	}
	const before = new Map<number, number>();
	const reachedM = new Map([[start, 0]]);
	const queue = new FlatQueue<number>();
	queue.push(start, 0);
	for (;;) {
		const distanceM = queue.peekValue();
		const node = queue.pop();
		if (node === undefined || distanceM === undefined) return undefined;
		if (distanceM > reachedM.get(node)!) continue;
		if (isGoal(node)) return traceBack(before, node);
		for (const { to, lengthM } of leaving.get(node) ?? []) {
			const throughM = distanceM + lengthM;
			if (throughM >= (reachedM.get(to) ?? Infinity)) continue;
			reachedM.set(to, throughM);
			before.set(to, node);
			queue.push(to, throughM);
		}
	}
}

function traceBack(before: ReadonlyMap<number, number>, goal: number): number[] {
	const way = [goal];
	for (let node = before.get(goal); node !== undefined; node = before.get(node)) way.push(node);
	return way.toReversed();
}
