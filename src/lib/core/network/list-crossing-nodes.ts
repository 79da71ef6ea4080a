import type { LngLat } from '../geometry/types.ts';
import type { Network } from './types.ts';

/** A node is a crossing where so many streets end or pass; where two do, one goes on as another. */
const LEAST_STREETS = 3;

/** Where three streets or more meet, in the order of the nodes, WGS-84. */
export function listCrossingNodes({ nodeCount, nodeLngLat, adjacencyStart }: Network): LngLat[] {
	const crossings: LngLat[] = [];
	for (let node = 0; node < nodeCount; node++)
		if (adjacencyStart[node + 1]! - adjacencyStart[node]! >= LEAST_STREETS)
			crossings.push([nodeLngLat[2 * node]!, nodeLngLat[2 * node + 1]!]);
	return crossings;
}
