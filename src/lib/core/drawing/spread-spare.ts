import type { WalkField } from '../network/walk-field.ts';
import type { StreetMesh } from './street-mesh.ts';

/** Vertices of a mesh within reach: the first `count`, each once. */
export interface Reached {
	readonly vertices: Uint32Array;
	readonly count: number;
}

/**
 * Writes the metres left at every vertex within reach into the mesh's working memory; where several streets pass,
 * the most. Vertices beyond reach keep −∞.
 *
 * @returns the vertices within reach, to be set back to −∞ after use; void at the next drawing
 */
export function spreadSpare(mesh: StreetMesh, field: WalkField, limitM: number): Reached {
	const { network, nodeVertex, stationStart, stationVertex, stationOffsetM } = mesh;
	const { distanceM, reachedNodes: nodes } = field;
	const { edgeFrom, edgeLengthM, adjacencyStart, adjacencyNode, adjacencyEdge } = network;
	const { spareM, reachedVertices: vertices } = mesh.scratch;
	let reachedCount = 0;
	const offer = (vertex: number, leftM: number) => {
		const knownM = spareM[vertex]!;
		if (leftM <= knownM) return;
		if (knownM < 0) vertices[reachedCount++] = vertex;
		spareM[vertex] = leftM;
	};
	const count = nodes ? nodes.length : network.nodeCount;
	for (let k = 0; k < count; k++) {
		const node = nodes ? nodes[k]! : k;
		const nodeM = distanceM[node]!;
		// Not a number, and so no reach, where both are infinite.
		if (!(limitM - nodeM >= 0)) continue;
		offer(nodeVertex[node]!, limitM - nodeM);
		for (let i = adjacencyStart[node]!; i < adjacencyStart[node + 1]!; i++) {
			const other = adjacencyNode[i]!;
			const otherM = distanceM[other]!;
			// An edge between two reached nodes is walked from the smaller one.
			if (other < node && limitM - otherM >= 0) continue;
			const edge = adjacencyEdge[i]!;
			const last = stationStart[edge + 1]! - 1;
			const lengthM = edgeLengthM[edge]!;
			const isFrom = edgeFrom[edge] === node;
			const fromM = isFrom ? nodeM : otherM;
			const toM = (isFrom ? otherM : nodeM) + lengthM;
			for (let s = stationStart[edge]! + 1; s < last; s++) {
				const offsetM = stationOffsetM[s]!;
				const leftM = limitM - Math.min(fromM + offsetM, toM - offsetM);
				if (leftM >= 0) offer(stationVertex[s]!, leftM);
			}
		}
	}
	for (const [edge, indexes] of field.sourcesOnEdge)
		for (const index of indexes) {
			const { offsetM, accessM } = field.sources[index]!.position;
			for (let s = stationStart[edge]!; s < stationStart[edge + 1]!; s++) {
				const leftM = limitM - accessM - Math.abs(stationOffsetM[s]! - offsetM);
				if (leftM >= 0) offer(stationVertex[s]!, leftM);
			}
		}
	return { vertices, count: reachedCount };
}
