import { haversineM } from '../geometry/local-metres.ts';
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
	const first = shapeStart[edge]!;
	const last = shapeStart[edge + 1]! - 1;
	const line: LngLat[] = [];
	let passedM = 0;
	for (let i = first; i < last; i++) {
		const p = 2 * i;
		const [ax, ay, bx, by] = [shapeLngLat[p]!, shapeLngLat[p + 1]!, shapeLngLat[p + 2]!, shapeLngLat[p + 3]!];
		const lengthM = haversineM(ax, ay, bx, by);
		const at = (m: number): LngLat => {
			const t = lengthM === 0 ? 0 : Math.min(1, Math.max(0, (m - passedM) / lengthM));
			return [ax + t * (bx - ax), ay + t * (by - ay)];
		};
		const isLast = i === last - 1;
		if (line.length === 0 && (startM <= passedM + lengthM || isLast)) line.push(at(startM));
		if (line.length > 0) {
			if (endM <= passedM + lengthM || isLast) {
				line.push(at(endM));
				break;
			}
			line.push([bx, by]);
		}
		passedM += lengthM;
	}
	return line;
}
