import { sliceLine } from '../geometry/slice-line.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Network } from './types.ts';

/**
 * The street line between two positions on an edge, in walking order.
 *
 * @param startM,endM metres from the edge's `from` end; startM > endM walks backwards
 * @returns at least two positions, cut exactly at both ends
 */
export function sliceEdge(network: Network, edge: number, startM: number, endM: number): LngLat[] {
	if (startM > endM) return sliceEdge(network, edge, endM, startM).toReversed();
	const { shapeStart, shapeLngLat } = network;
	const line: LngLat[] = [];
	for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]!; i++)
		line.push([shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]);
	return sliceLine(line, startM, endM);
}
