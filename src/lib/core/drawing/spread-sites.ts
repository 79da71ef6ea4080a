import type { WalkField } from '../network/walk-field.ts';
import type { StreetMesh } from './street-mesh.ts';

/** The nearest site of each vertex of a mesh. */
export interface VertexSites {
	/** Walking metres; Infinity where none is reached. */
	readonly nearM: Float64Array;
	/** Number of the site, −1 where none; of equally near ones the smaller. */
	readonly site: Int32Array;
}

/** Finds the nearest site of every vertex; where several streets pass, of the nearest street. O(network). */
export function spreadSites(mesh: StreetMesh, field: WalkField): VertexSites {
	const { network, stationStart, stationVertex, stationOffsetM } = mesh;
	const { distanceM, source, sources } = field;
	const vertexCount = mesh.vertexLngLat.length / 2;
	const nearM = new Float64Array(vertexCount).fill(Infinity);
	const site = new Int32Array(vertexCount).fill(-1);
	const offer = (vertex: number, walkM: number, of: number) => {
		if (walkM > nearM[vertex]! || walkM === Infinity) return;
		if (walkM === nearM[vertex] && of >= site[vertex]!) return;
		nearM[vertex] = walkM;
		site[vertex] = of;
	};
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const [from, to] = [network.edgeFrom[edge]!, network.edgeTo[edge]!];
		const lengthM = network.edgeLengthM[edge]!;
		const own = field.sourcesOnEdge.get(edge) ?? [];
		for (let s = stationStart[edge]!; s < stationStart[edge + 1]!; s++) {
			const [vertex, offsetM] = [stationVertex[s]!, stationOffsetM[s]!];
			if (source[from]! >= 0) offer(vertex, distanceM[from]! + offsetM, sources[source[from]!]!.site);
			if (source[to]! >= 0) offer(vertex, distanceM[to]! + lengthM - offsetM, sources[source[to]!]!.site);
			for (const index of own) {
				const { position, site: of } = sources[index]!;
				offer(vertex, position.accessM + Math.abs(position.offsetM - offsetM), of);
			}
		}
	}
	return { nearM, site };
}
