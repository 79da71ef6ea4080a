import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
import { nearestShareOn } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Network, Position } from '../network/types.ts';

/** The position on one edge that is nearest to a place; equally near ones: the smaller offset. */
export function findOnEdge(network: Network, edge: number, lngLat: LngLat): Position {
	const { shapeStart, shapeLngLat, edgeLengthM } = network;
	const plane = buildLocalMetres(lngLat);
	let best: { squaredM2: number; point: LngLat; alongM: number } | undefined;
	let passedM = 0;
	for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++) {
		const a: LngLat = [shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!];
		const b: LngLat = [shapeLngLat[2 * i + 2]!, shapeLngLat[2 * i + 3]!];
		const [ax, ay] = plane.toXy(a);
		const [bx, by] = plane.toXy(b);
		const t = nearestShareOn(ax, ay, bx, by, 0, 0);
		const squaredM2 = (ax + t * (bx - ax)) ** 2 + (ay + t * (by - ay)) ** 2;
		const segmentM = haversineM(...a, ...b);
		if (!best || squaredM2 < best.squaredM2)
			best = {
				squaredM2,
				point: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])],
				alongM: passedM + t * segmentM
			};
		passedM += segmentM;
	}
	const { point, alongM } = best!;
	// A link's length includes the ways to the streets at its ends; its shape has the same length to micrometres.
	const offsetM = passedM === 0 ? 0 : Math.min(1, alongM / passedM) * edgeLengthM[edge]!;
	return {
		edge,
		offsetM: quantizeM(offsetM),
		accessM: quantizeM(haversineM(...lngLat, ...point)),
		lngLat: point
	};
}
