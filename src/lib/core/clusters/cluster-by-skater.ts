import FlatQueue from 'flatqueue';
import type { BlockGraph } from './block-graph.ts';

/**
 * Regions by cutting the minimum spanning tree of what touches (SKATER: Assunção, Neves, Câmara and da Costa Freitas,
 * 2006): edges cost how unlike the two blocks are, and each cut is the one that lowers the squared differences within
 * regions most. Regions are connected; nothing keeps them even. Unlike means by place, density of people and size,
 * each with mean 0 and variance 1.
 *
 * @param k at least the unconnected pieces, at most the blocks
 * @returns region of each block
 */
export function clusterBySkater(graph: BlockGraph, k: number): Int32Array {
	const attributes = listAttributes(graph);
	const tree = findSpanningTree(graph, attributes);
	const regionOf = graph.component.slice();
	for (let regions = graph.componentCount; regions < k; regions++) {
		const cut = findBestCut(tree, regionOf, attributes);
		tree[cut.a]!.delete(cut.b);
		tree[cut.b]!.delete(cut.a);
		for (const { b } of walkTree(tree, cut.b)) regionOf[b] = regions;
	}
	return regionOf;
}

/** Neighbours of each block in the tree. */
type Tree = Set<number>[];

function listAttributes({ count, population, area, x, y }: BlockGraph): Float64Array[] {
	const density = area.map((share, b) => (share > 0 ? population[b]! / share : 0));
	return [x, y, density, area].map((values) => {
		const mean = values.reduce((sum, value) => sum + value, 0) / count;
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
		return values.map((value) => (variance > 0 ? (value - mean) / Math.sqrt(variance) : 0));
	});
}

/** Prim's algorithm (1957) in every unconnected piece. */
function findSpanningTree(
	{ count, first, neighbour }: BlockGraph,
	attributes: readonly Float64Array[]
): Tree {
	const tree: Tree = Array.from({ length: count }, () => new Set());
	const isIn = new Uint8Array(count);
	const unlike = (a: number, b: number) =>
		attributes.reduce((sum, values) => sum + (values[a]! - values[b]!) ** 2, 0);
	const queue = new FlatQueue<[from: number, to: number]>();
	const enter = (b: number) => {
		isIn[b] = 1;
		for (const other of neighbour.subarray(first[b], first[b + 1]))
			if (!isIn[other]) queue.push([b, other], unlike(b, other));
	};
	for (let start = 0; start < count; start++) {
		if (isIn[start]) continue;
		enter(start);
		for (let edge = queue.pop(); edge; edge = queue.pop()) {
			const [from, to] = edge;
			if (isIn[to]) continue;
			tree[from]!.add(to);
			tree[to]!.add(from);
			enter(to);
		}
	}
	return tree;
}

/** Blocks of a tree from its root on, each after its parent. */
function walkTree(tree: Tree, root: number): { b: number; parent: number }[] {
	const order = [{ b: root, parent: -1 }];
	for (const { b, parent } of order)
		for (const other of tree[b]!) if (other !== parent) order.push({ b: other, parent: b });
	return order;
}

/**
 * The edge whose cut lowers the squared differences most. Those of a set are Σv² − (Σv)² ÷ n, and Σv² does not change:
 * a cut gains (Σ₁)² ÷ n₁ + (Σ₂)² ÷ n₂ − (Σ)² ÷ n.
 */
function findBestCut(
	tree: Tree,
	regionOf: Int32Array,
	attributes: readonly Float64Array[]
): { a: number; b: number } {
	let best = { a: -1, b: -1, gain: -Infinity };
	for (const root of new Map([...regionOf].map((region, b) => [region, b] as const)).values()) {
		const order = walkTree(tree, root);
		const below = new Map(
			order.map(({ b }) => [b, { count: 1, sums: attributes.map((values) => values[b]!) }])
		);
		for (const { b, parent } of order.toReversed()) {
			const [own, above] = [below.get(b)!, below.get(parent)];
			if (!above) continue;
			above.count += own.count;
			for (const [i, sum] of own.sums.entries()) above.sums[i]! += sum;
		}
		const whole = below.get(root)!;
		for (const { b, parent } of order) {
			if (parent === -1) continue;
			const own = below.get(b)!;
			const gain = own.sums.reduce((total, sum, i) => {
				const all = whole.sums[i]!;
				return (
					total + sum ** 2 / own.count + (all - sum) ** 2 / (whole.count - own.count) - all ** 2 / whole.count
				);
			}, 0);
			if (gain > best.gain) best = { a: parent, b, gain };
		}
	}
	return best;
}
