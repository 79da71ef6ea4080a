import { haversineM } from '../geometry/local-metres.ts';
import { findCrossing } from '../geometry/segment-crossing.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Network } from '../network/types.ts';

/** Where a line crosses a street. */
export interface Crossing {
	edge: number;
	/** Along the street, from the edge's `from` end. */
	offsetM: number;
	/** Along the line, from its beginning. */
	alongM: number;
	lngLat: LngLat;
}

/**
 * Where a line crosses or touches the streets, in the order of the line. A crossing at a bend or a junction is
 * listed once for each edge there.
 *
 * Straight in degrees, as streets are drawn: O(street points × line points).
 */
export function crossStreets(network: Network, line: readonly LngLat[]): Crossing[] {
	const { edgeCount, shapeStart, shapeLngLat } = network;
	const crossings: Crossing[] = [];
	let passedM = 0;
	for (let k = 1; k < line.length; k++) {
		const [px, py] = line[k - 1]!;
		const [qx, qy] = line[k]!;
		const stepM = haversineM(px, py, qx, qy);
		const [west, east] = [Math.min(px, qx), Math.max(px, qx)];
		const [south, north] = [Math.min(py, qy), Math.max(py, qy)];
		for (let edge = 0; edge < edgeCount; edge++)
			for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++) {
				const [ax, ay] = [shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!];
				const [bx, by] = [shapeLngLat[2 * i + 2]!, shapeLngLat[2 * i + 3]!];
				if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
				if ((ay < south && by < south) || (ay > north && by > north)) continue;
				const crossing = findCrossing(
					[
						[ax, ay],
						[bx, by]
					],
					[
						[px, py],
						[qx, qy]
					]
				);
				if (!crossing) continue;
				const [t, u] = crossing;
				// A bend on the line belongs to two segments of one edge.
				const offsetM = offsetOf(network, edge, i, t);
				if (crossings.some((known) => known.edge === edge && Math.abs(known.offsetM - offsetM) < 1e-3))
					continue;
				crossings.push({
					edge,
					offsetM,
					alongM: passedM + u * stepM,
					lngLat: [ax + t * (bx - ax), ay + t * (by - ay)]
				});
			}
		passedM += stepM;
	}
	return crossings.toSorted((a, b) => a.alongM - b.alongM || a.edge - b.edge);
}

/** Metres from the edge's `from` end, as lengths are kept. */
function offsetOf(
	{ shapeStart, shapeLngLat, edgeLengthM }: Network,
	edge: number,
	point: number,
	t: number
): number {
	let offsetM = 0;
	const segmentM = (i: number) =>
		quantizeM(
			haversineM(
				shapeLngLat[2 * i]!,
				shapeLngLat[2 * i + 1]!,
				shapeLngLat[2 * i + 2]!,
				shapeLngLat[2 * i + 3]!
			)
		);
	for (let i = shapeStart[edge]!; i < point; i++) offsetM += segmentM(i);
	return Math.min(edgeLengthM[edge]!, offsetM + quantizeM(t * segmentM(point)));
}
