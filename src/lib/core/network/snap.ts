import Flatbush from 'flatbush';
import { EARTH_RADIUS_M, haversineM } from '../geometry/local-metres.ts';
import { nearestShareAlong } from '../geometry/nearest-on-segment.ts';
import type { LngLat } from '../geometry/types.ts';
import { listApartEdges } from './list-apart-edges.ts';
import { quantizeM } from './quantize.ts';
import type { Network, Position } from './types.ts';

/** A place further than this from every street is not on the network: 1 km, over a quarter of an hour's walk. */
export const MAX_ACCESS_M = 1000;

const RADIANS = Math.PI / 180;

export interface Snapper {
	/**
	 * The nearest position on a street, to either side and between junctions; equally near ones: the smaller
	 * edge, then the smaller offset.
	 *
	 * @returns `undefined` if no street lies within `maxAccessM` (inclusive)
	 */
	find(lngLat: LngLat, maxAccessM?: number): Position | undefined;
	/** The same among the streets of the network that people walk on, see {@link listApartEdges}. */
	findWalked(lngLat: LngLat, maxAccessM?: number): Position | undefined;
	/**
	 * Where a place is put: at the nearest street of the network that people walk on, as if there were no others, and
	 * besides on a street apart from it that is nearer. The best pair of positions decides a walk, so that a street
	 * apart makes none longer.
	 *
	 * @returns one or two positions, that on a street apart last; empty if no street lies within `maxAccessM`
	 */
	list(lngLat: LngLat, maxAccessM?: number): Position[];
}

type Nearest = { distanceM: number; segment: number; t: number };

/** Builds the index for snapping. O(n log n) in shape points. */
export function buildSnapper(network: Network): Snapper {
	const { edgeCount, shapeStart, shapeLngLat } = network;
	const segmentCount = shapeLngLat.length / 2 - edgeCount;
	if (segmentCount <= 0) return { find: () => undefined, findWalked: () => undefined, list: () => [] };
	const isApart = listApartEdges(network);
	const segmentEdge = new Uint32Array(segmentCount);
	const segmentPoint = new Uint32Array(segmentCount);
	const index = new Flatbush(segmentCount);
	for (let edge = 0, segment = 0; edge < edgeCount; edge++)
		for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++, segment++) {
			const p = 2 * i;
			const [ax, ay, bx, by] = [
				shapeLngLat[p]!,
				shapeLngLat[p + 1]!,
				shapeLngLat[p + 2]!,
				shapeLngLat[p + 3]!
			];
			index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
			segmentEdge[segment] = edge;
			segmentPoint[segment] = i;
		}
	index.finish();

	const isWalked = isApart && ((segment: number) => isApart[segmentEdge[segment]!] === 0);

	/** Nearest point of every segment in a window of ±radiusM, in a metric plane around the place. */
	const findWithin = (lngLat: LngLat, radiusM: number, isWanted?: (segment: number) => boolean) => {
		const [lng, lat] = lngLat;
		const perLat = EARTH_RADIUS_M * RADIANS;
		const perLng = perLat * Math.cos(lat * RADIANS);
		const [dLng, dLat] = [radiusM / perLng, radiusM / perLat];
		let best: Nearest | undefined;
		for (const segment of index.search(lng - dLng, lat - dLat, lng + dLng, lat + dLat, isWanted)) {
			const p = 2 * segmentPoint[segment]!;
			const ax = (shapeLngLat[p]! - lng) * perLng;
			const ay = (shapeLngLat[p + 1]! - lat) * perLat;
			const dx = (shapeLngLat[p + 2]! - shapeLngLat[p]!) * perLng;
			const dy = (shapeLngLat[p + 3]! - shapeLngLat[p + 1]!) * perLat;
			const t = nearestShareAlong(dx, dy, -ax, -ay);
			const distanceM = Math.hypot(ax + t * dx, ay + t * dy);
			if (!best || distanceM < best.distanceM || (distanceM === best.distanceM && segment < best.segment))
				best = { distanceM, segment, t };
		}
		return best;
	};

	const findNearest = (lngLat: LngLat, maxAccessM: number, isWanted?: (segment: number) => boolean) => {
		for (let radiusM = Math.min(64, maxAccessM); ; radiusM = Math.min(4 * radiusM, maxAccessM)) {
			const best = findWithin(lngLat, radiusM, isWanted);
			// A segment met outside the window's circle may be beaten by one that the window misses.
			if (best && best.distanceM <= radiusM) return best;
			if (radiusM === maxAccessM) return undefined;
		}
	};

	const place = (lngLat: LngLat, { segment, t }: Nearest): Position => {
		const edge = segmentEdge[segment]!;
		const position = positionOn(network, lngLat, edge, segmentPoint[segment]!, t);
		if (!isApart?.[edge]) return position;
		return { ...position, apartM: network.componentLengthM[network.component[network.edgeFrom[edge]!]!]! };
	};

	const findAmong = (lngLat: LngLat, maxAccessM: number, isWanted?: (segment: number) => boolean) => {
		const nearest = findNearest(lngLat, maxAccessM, isWanted);
		return nearest && place(lngLat, nearest);
	};

	return {
		find: (lngLat, maxAccessM = MAX_ACCESS_M) => findAmong(lngLat, maxAccessM),
		findWalked: (lngLat, maxAccessM = MAX_ACCESS_M) => findAmong(lngLat, maxAccessM, isWalked),
		list(lngLat, maxAccessM = MAX_ACCESS_M) {
			const nearest = findNearest(lngLat, maxAccessM);
			if (!nearest) return [];
			if (!isWalked || isWalked(nearest.segment)) return [place(lngLat, nearest)];
			const walked = findNearest(lngLat, maxAccessM, isWalked);
			// As near to both is not nearer: a street apart that lies on a walked one captures nothing.
			if (walked && walked.distanceM === nearest.distanceM) return [place(lngLat, walked)];
			return [walked, nearest].flatMap((one) => (one ? [place(lngLat, one)] : []));
		}
	};
}

function positionOn(network: Network, place: LngLat, edge: number, point: number, t: number): Position {
	const { shapeStart, shapeLngLat } = network;
	let offsetM = 0;
	for (let i = shapeStart[edge]!; i < point; i++) offsetM += segmentM(shapeLngLat, i);
	offsetM += quantizeM(t * segmentM(shapeLngLat, point));
	const p = 2 * point;
	const lngLat: LngLat = [
		shapeLngLat[p]! + t * (shapeLngLat[p + 2]! - shapeLngLat[p]!),
		shapeLngLat[p + 1]! + t * (shapeLngLat[p + 3]! - shapeLngLat[p + 1]!)
	];
	return { edge, offsetM, accessM: quantizeM(haversineM(...place, ...lngLat)), lngLat };
}

/** Length of the segment that begins at shape point `i`, as the edge's length counts it. */
function segmentM(lngLat: Float64Array, i: number): number {
	const p = 2 * i;
	return quantizeM(haversineM(lngLat[p]!, lngLat[p + 1]!, lngLat[p + 2]!, lngLat[p + 3]!));
}
