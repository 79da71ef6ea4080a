import { bboxOfFlat } from '../geometry/bbox.ts';
import { haversineM } from '../geometry/local-metres.ts';
import { quantizeM } from './quantize.ts';
import type { Network } from './types.ts';

/** What a network is made of; everything else is derived from it. */
export type NetworkParts = Pick<
	Network,
	| 'nodeLngLat'
	| 'edgeFrom'
	| 'edgeTo'
	| 'shapeStart'
	| 'shapeLngLat'
	| 'edgeName'
	| 'names'
	| 'edgeClass'
	| 'edgeProvenance'
	| 'attribution'
>;

/**
 * Derives adjacency, components and bounds. O(points + edges log components).
 *
 * @param edgeLengthM where they are known to be other than their shapes'; multiples of 2⁻²⁰ m
 */
export function finishNetwork(parts: NetworkParts, edgeLengthM = measureEdges(parts)): Network {
	const nodeCount = parts.nodeLngLat.length / 2;
	const edgeCount = parts.edgeFrom.length;
	return {
		...parts,
		nodeCount,
		edgeCount,
		edgeLengthM,
		...buildAdjacency(nodeCount, parts.edgeFrom, parts.edgeTo, edgeLengthM),
		...findComponents(nodeCount, parts.edgeFrom, parts.edgeTo, edgeLengthM),
		bbox: bboxOfFlat(parts.shapeLngLat)
	};
}

function measureEdges({ shapeStart, shapeLngLat, edgeFrom }: NetworkParts): Float64Array {
	const lengthM = new Float64Array(edgeFrom.length);
	for (let edge = 0; edge < lengthM.length; edge++) {
		let sumM = 0;
		for (let i = shapeStart[edge]! + 1; i < shapeStart[edge + 1]!; i++) {
			const p = 2 * i;
			// Each segment is rounded, not the sum, so that a cut anywhere adds up to the same edge.
			sumM += quantizeM(
				haversineM(shapeLngLat[p - 2]!, shapeLngLat[p - 1]!, shapeLngLat[p]!, shapeLngLat[p + 1]!)
			);
		}
		lengthM[edge] = sumM;
	}
	return lengthM;
}

function buildAdjacency(nodeCount: number, from: Uint32Array, to: Uint32Array, edgeLengthM: Float64Array) {
	const adjacencyStart = new Uint32Array(nodeCount + 1);
	for (let edge = 0; edge < from.length; edge++) {
		adjacencyStart[from[edge]! + 1]!++;
		if (from[edge] !== to[edge]) adjacencyStart[to[edge]! + 1]!++;
	}
	for (let node = 0; node < nodeCount; node++) adjacencyStart[node + 1]! += adjacencyStart[node]!;
	const size = adjacencyStart[nodeCount]!;
	const adjacencyNode = new Uint32Array(size);
	const adjacencyEdge = new Uint32Array(size);
	const adjacencyLengthM = new Float64Array(size);
	const next = adjacencyStart.slice(0, nodeCount);
	const add = (node: number, other: number, edge: number) => {
		const slot = next[node]!++;
		adjacencyNode[slot] = other;
		adjacencyEdge[slot] = edge;
		adjacencyLengthM[slot] = edgeLengthM[edge]!;
	};
	for (let edge = 0; edge < from.length; edge++) {
		add(from[edge]!, to[edge]!, edge);
		if (from[edge] !== to[edge]) add(to[edge]!, from[edge]!, edge);
	}
	return { adjacencyStart, adjacencyNode, adjacencyEdge, adjacencyLengthM };
}

function findComponents(nodeCount: number, from: Uint32Array, to: Uint32Array, edgeLengthM: Float64Array) {
	const parent = Uint32Array.from({ length: nodeCount }, (_, node) => node);
	const rootOf = (node: number) => {
		while (parent[node] !== node) {
			parent[node] = parent[parent[node]!]!;
			node = parent[node]!;
		}
		return node;
	};
	for (let edge = 0; edge < from.length; edge++) {
		const a = rootOf(from[edge]!);
		const b = rootOf(to[edge]!);
		// The smaller root wins, so that the numbering below does not depend on the order of edges.
		if (a < b) parent[b] = a;
		else parent[a] = b;
	}
	const lengthByRoot = new Map<number, number>();
	for (let node = 0; node < nodeCount; node++) if (rootOf(node) === node) lengthByRoot.set(node, 0);
	for (let edge = 0; edge < from.length; edge++) {
		const root = rootOf(from[edge]!);
		lengthByRoot.set(root, lengthByRoot.get(root)! + edgeLengthM[edge]!);
	}
	const ranked = [...lengthByRoot].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
	const rank = new Map(ranked.map(([root], index) => [root, index]));
	return {
		component: Uint32Array.from({ length: nodeCount }, (_, node) => rank.get(rootOf(node))!),
		componentLengthM: Float64Array.from(ranked, ([, lengthM]) => lengthM)
	};
}
