import type { WalkField } from '../network/walk-field.ts';
import { isWhollyReached, listEdgeSpans } from './list-edge-spans.ts';
import { listSourceStations } from './list-source-stations.ts';
import {
	MAX_OFF_STREET_M,
	OFF_STREET,
	ON_SHARED_STREET,
	roundDegrees,
	type Crossings,
	type StreetMesh
} from './street-mesh.ts';

/** A narrower gap between two reached streets is no hole, metres: it would be a speck on the map. */
const LEAST_GAP_M = 40;

/** Least metres between a crossing and the ends of its edge, so that rings meet nowhere. */
const CLEAR_OFF_STREET_M = 0.3;
const CLEAR_ON_STREET_M = 0.05;

/**
 * Finds where the outline crosses the mesh, from the spare metres in the mesh's working memory, and notes it there.
 *
 * @param vertices all vertices within reach
 */
export function findCrossings(
	mesh: StreetMesh,
	field: WalkField,
	limitM: number,
	vertices: readonly number[]
): void {
	const { firstHalfEdge, toVertex, lengthM, wholeM, kind } = mesh;
	const { spareM, crossed, crossings, isSpecial } = mesh.scratch;
	for (const station of listSourceStations(mesh, field)) {
		const h = mesh.stationHalfEdge[station]!;
		if (h < 0) continue;
		isSpecial[h] = isSpecial[mesh.twin[h]!] = 1;
		if (crossed[h] !== 0) continue;
		const stations = mesh.sharedStations.get(h) ?? [station];
		addSpans(mesh, h, listEdgeSpans(mesh, field, limitM, h, stations));
	}
	for (const vertex of vertices) {
		const hereM = spareM[vertex]!;
		const last = firstHalfEdge[vertex + 1]!;
		for (let h = firstHalfEdge[vertex]!; h < last; h++) {
			const there = toVertex[h]!;
			const thereM = spareM[there]!;
			if (hereM + thereM >= wholeM[h]! || crossed[h] !== 0) continue;
			const edgeM = lengthM[h]!;
			if (kind[h] === ON_SHARED_STREET) {
				const stations = mesh.sharedStations.get(h)!;
				if (!isWhollyReached(mesh, field, limitM, stations))
					addSpans(mesh, h, listEdgeSpans(mesh, field, limitM, h, stations));
				continue;
			}
			const isOffStreet = kind[h] === OFF_STREET;
			const clearM = Math.min(isOffStreet ? CLEAR_OFF_STREET_M : CLEAR_ON_STREET_M, edgeM / 4);
			if (thereM < 0) {
				// A place beyond the middle is nearer to the street that is not reached.
				const mostM = isOffStreet ? Math.min(MAX_OFF_STREET_M, edgeM / 2) : edgeM - clearM;
				addCrossing(mesh, h, Math.max(clearM, Math.min(hereM, mostM)) / edgeM);
				closeEdge(crossings, crossed, h, mesh.twin[h]!, 1);
			} else {
				const mostM = isOffStreet ? MAX_OFF_STREET_M : Infinity;
				const thisM = Math.max(clearM, Math.min(hereM, mostM));
				const thatM = Math.max(clearM, Math.min(thereM, mostM));
				if (thisM + thatM >= edgeM - (isOffStreet ? LEAST_GAP_M : clearM)) continue;
				addCrossing(mesh, h, thisM / edgeM);
				addCrossing(mesh, h, 1 - thatM / edgeM);
				closeEdge(crossings, crossed, h, mesh.twin[h]!, 1);
			}
		}
	}
}

function addSpans(mesh: StreetMesh, h: number, spans: readonly (readonly [number, number])[]): void {
	for (const [start, end] of spans) {
		if (start > 0) addCrossing(mesh, h, start);
		if (end < 1) addCrossing(mesh, h, end);
	}
	const { crossings, crossed } = mesh.scratch;
	closeEdge(crossings, crossed, h, mesh.twin[h]!, spans[0]?.[0] === 0 ? 1 : 0);
}

function addCrossing({ fromVertex, toVertex, vertexLngLat, scratch }: StreetMesh, h: number, share: number) {
	const { crossings } = scratch;
	const [u, v] = [2 * fromVertex[h]!, 2 * toVertex[h]!];
	const [lng, lat] = [vertexLngLat[u]!, vertexLngLat[u + 1]!];
	const crossing = crossings.count++;
	crossings.share[crossing] = share;
	crossings.lng[crossing] = roundDegrees(lng + share * (vertexLngLat[v]! - lng));
	crossings.lat[crossing] = roundDegrees(lat + share * (vertexLngLat[v + 1]! - lat));
}

function closeEdge(crossings: Crossings, crossed: Int32Array, h: number, twin: number, isInside: number) {
	const number = ++crossings.edgeCount;
	crossed[h] = number;
	crossed[twin] = -number;
	crossings.halfEdge[number] = h;
	crossings.startsInside[number] = isInside;
	crossings.first[number + 1] = crossings.count;
}
