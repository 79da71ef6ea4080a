import type { LngLat } from '../geometry/types.ts';
import { sliceEdge } from './slice-edge.ts';
import type { Position } from './types.ts';
import type { NearestSource, WalkField } from './walk-field.ts';

/** A stretch of the walk along one street. */
export interface PathStretch {
	/** '' where the street has no name. */
	name: string;
	lengthM: number;
}

/** A walk from a place to a source, with the off-street ends apart. */
export interface WalkPath {
	/** Along the streets, from the place's position to the source's; at least two positions. */
	lngLats: LngLat[];
	/** In walking order, streets of one name joined. */
	stretches: PathStretch[];
	/** Off the street, at the place and at the source. */
	accessM: { place: number; source: number };
	distanceM: number;
}

/** The walk whose length `findNearestSource` gave for this position. */
export function tracePath(field: WalkField, position: Position, nearest: NearestSource): WalkPath {
	const { network, sources, distanceM, lastEdge } = field;
	const { edgeFrom, edgeTo, edgeLengthM, edgeName, names } = network;
	const end = sources[nearest.source]!.position;
	const lngLats: LngLat[] = [];
	const stretches: PathStretch[] = [];
	const walk = (edge: number, startM: number, endM: number) => {
		for (const lngLat of sliceEdge(network, edge, startM, endM)) {
			const [lng, lat] = lngLats.at(-1) ?? [];
			if (lng !== lngLat[0] || lat !== lngLat[1] || lngLats.length < 2) lngLats.push(lngLat);
		}
		const lengthM = Math.abs(endM - startM);
		if (lengthM === 0) return;
		const name = names[edgeName[edge]!]!;
		const previous = stretches.at(-1);
		if (previous?.name === name) previous.lengthM += lengthM;
		else stretches.push({ name, lengthM });
	};
	/** Metres from the edge's `from` end to `node`, one of its ends; for a loop, the end nearer to `atM`. */
	const endOffsetM = (edge: number, node: number, atM: number) => {
		const lengthM = edgeLengthM[edge]!;
		if (edgeFrom[edge] === edgeTo[edge]) return atM <= lengthM - atM ? 0 : lengthM;
		return edgeFrom[edge] === node ? 0 : lengthM;
	};

	if (nearest.viaNode < 0) walk(position.edge, position.offsetM, end.offsetM);
	else {
		let node = nearest.viaNode;
		walk(position.edge, position.offsetM, endOffsetM(position.edge, node, position.offsetM));
		for (;;) {
			const edge = lastEdge[node]!;
			if (edge === end.edge) {
				const offsetM = endOffsetM(edge, node, end.offsetM);
				if (distanceM[node] === end.accessM + Math.abs(end.offsetM - offsetM)) {
					walk(edge, offsetM, end.offsetM);
					break;
				}
			}
			const isForward = edgeFrom[edge] === node;
			walk(edge, isForward ? 0 : edgeLengthM[edge]!, isForward ? edgeLengthM[edge]! : 0);
			node = isForward ? edgeTo[edge]! : edgeFrom[edge]!;
		}
	}
	return {
		lngLats,
		stretches,
		accessM: { place: position.accessM, source: end.accessM },
		distanceM: nearest.distanceM
	};
}
