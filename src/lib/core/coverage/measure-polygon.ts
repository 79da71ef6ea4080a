import type { MultiPolygon } from 'geojson';
import { bboxesMeet, bboxOf, bboxOfFlat } from '../geometry/bbox.ts';
import { crossesEastward } from '../geometry/point-in-rings.ts';
import type { LngLat } from '../geometry/types.ts';
import { sliceEdge } from '../network/slice-edge.ts';
import { listReachedStretches } from '../network/reached-stretches.ts';
import type { Network } from '../network/types.ts';
import type { WalkField } from '../network/walk-field.ts';

/** How a drawn polygon compares with the truth on the streets. */
export interface PolygonError {
	/** Street samples truly within reach. */
	reached: number;
	/** Of those, how many the polygon leaves out. */
	missed: number;
	/** Street samples beyond reach that the polygon takes in. */
	wronglyInside: number;
}

/**
 * Counts street samples on the wrong side of a life-circle polygon.
 *
 * @param stepM distance between samples along each street
 */
export function measurePolygon(
	field: WalkField,
	polygon: MultiPolygon,
	limitM: number,
	{ stepM = 5 } = {}
): PolygonError {
	const { network } = field;
	const isInside = buildInsideTest(polygon);
	const mayTouch = buildTouchTest(network, polygon);
	const result: PolygonError = { reached: 0, missed: 0, wronglyInside: 0 };
	const stretches = new Map<number, { startM: number; endM: number }[]>();
	for (const stretch of listReachedStretches(field, limitM)) {
		const known = stretches.get(stretch.edge);
		if (known) known.push(stretch);
		else stretches.set(stretch.edge, [stretch]);
	}
	for (let edge = 0; edge < network.edgeCount; edge++) {
		const spans = stretches.get(edge) ?? [];
		// Neither reached nor anywhere near the polygon: none of its samples would be counted.
		if (spans.length === 0 && !mayTouch(edge)) continue;
		for (let atM = stepM / 2; atM < network.edgeLengthM[edge]!; atM += stepM) {
			const isReached = spans.some(({ startM, endM }) => startM <= atM && atM <= endM);
			const [lng, lat] = sliceEdge(network, edge, atM, atM)[0]!;
			const inside = isInside(lng, lat);
			if (isReached) result.reached++;
			if (isReached && !inside) result.missed++;
			if (!isReached && inside) result.wronglyInside++;
		}
	}
	return result;
}

/** Even-odd test over all rings, with the rings' edges sorted into bands of latitude. */
function buildInsideTest(polygon: MultiPolygon): (lng: number, lat: number) => boolean {
	const bandHeight = 0.001;
	const bands = new Map<number, [number, number, number, number][]>();
	for (const ring of polygon.coordinates.flat())
		for (let i = 1; i < ring.length; i++) {
			const [x1, y1] = ring[i - 1] as [number, number];
			const [x2, y2] = ring[i] as [number, number];
			const last = Math.floor(Math.max(y1, y2) / bandHeight);
			for (let band = Math.floor(Math.min(y1, y2) / bandHeight); band <= last; band++) {
				const inBand = bands.get(band);
				if (inBand) inBand.push([x1, y1, x2, y2]);
				else bands.set(band, [[x1, y1, x2, y2]]);
			}
		}
	return (lng, lat) => {
		let inside = false;
		for (const [x1, y1, x2, y2] of bands.get(Math.floor(lat / bandHeight)) ?? [])
			if (crossesEastward(x1, y1, x2, y2, lng, lat)) inside = !inside;
		return inside;
	};
}

/** Whether an edge's bounds meet those of the polygon. */
function buildTouchTest(
	{ shapeStart, shapeLngLat }: Network,
	{ coordinates }: MultiPolygon
): (edge: number) => boolean {
	const box = bboxOf(coordinates.flat(2) as LngLat[]);
	return (edge) =>
		bboxesMeet(bboxOfFlat(shapeLngLat.subarray(2 * shapeStart[edge]!, 2 * shapeStart[edge + 1]!)), box);
}
