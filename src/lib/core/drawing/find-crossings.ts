import type { WalkField } from '../network/walk-field.ts';
import { isWhollyReached, listEdgeSpans } from './list-edge-spans.ts';
import { listSourceStations } from './list-source-stations.ts';
import { markSpecial } from './mark-special.ts';
import type { Reached } from './spread-spare.ts';
import { MAX_OFF_STREET_M, OFF_STREET, ON_SHARED_STREET, type StreetMesh } from './street-mesh.ts';

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
	{ vertices, count }: Reached
): void {
	const { firstHalfEdge, toVertex, twin, lengthM, wholeM, kind, vertexUnits } = mesh;
	const { spareM, crossed, crossings } = mesh.scratch;
	noteSources(mesh, field, limitM);
	for (let i = 0; i < count; i++) {
		const vertex = vertices[i]!;
		const hereM = spareM[vertex]!;
		const last = firstHalfEdge[vertex + 1]!;
		for (let h = firstHalfEdge[vertex]!; h < last; h++) {
			const there = toVertex[h]!;
			const thereM = spareM[there]!;
			if (hereM + thereM >= wholeM[h]!) continue;
			// An edge between two vertices within reach is looked at from the smaller one.
			if ((thereM >= 0 && there < vertex) || crossed[h] !== 0) continue;
			const edgeM = lengthM[h]!;
			if (kind[h] === ON_SHARED_STREET) {
				const stations = mesh.sharedStations.get(h)!;
				if (!isWhollyReached(mesh, field, limitM, stations))
					addSpans(mesh, h, listEdgeSpans(mesh, field, limitM, h, stations));
				continue;
			}
			const isOffStreet = kind[h] === OFF_STREET;
			const clearM = Math.min(isOffStreet ? CLEAR_OFF_STREET_M : CLEAR_ON_STREET_M, edgeM / 4);
			let fromHere: number;
			let fromThere = 0;
			if (thereM < 0) {
				// A place beyond the middle is nearer to the street that is not reached.
				const mostM = isOffStreet ? Math.min(MAX_OFF_STREET_M, edgeM / 2) : edgeM - clearM;
				fromHere = Math.max(clearM, Math.min(hereM, mostM)) / edgeM;
			} else {
				const mostM = isOffStreet ? MAX_OFF_STREET_M : Infinity;
				const thisM = Math.max(clearM, Math.min(hereM, mostM));
				const thatM = Math.max(clearM, Math.min(thereM, mostM));
				if (thisM + thatM >= edgeM - (isOffStreet ? LEAST_GAP_M : clearM)) continue;
				fromHere = thisM / edgeM;
				fromThere = thatM / edgeM;
			}
			const ax = vertexUnits[2 * vertex]!;
			const ay = vertexUnits[2 * vertex + 1]!;
			const bx = vertexUnits[2 * there]!;
			const by = vertexUnits[2 * there + 1]!;
			crossings.add(fromHere, ax, ay, bx, by);
			if (fromThere > 0) crossings.add(1 - fromThere, ax, ay, bx, by);
			const number = crossings.closeEdge(h, 1);
			crossed[h] = number;
			crossed[twin[h]!] = -number;
		}
	}
}

/** Edges with a source on them: what is reached may begin in their middle. */
function noteSources(mesh: StreetMesh, field: WalkField, limitM: number): void {
	const { crossed } = mesh.scratch;
	for (const station of listSourceStations(mesh, field)) {
		const h = mesh.stationHalfEdge[station]!;
		if (h < 0) continue;
		markSpecial(mesh, h, 1);
		if (crossed[h] !== 0) continue;
		const stations = mesh.sharedStations.get(h) ?? [station];
		addSpans(mesh, h, listEdgeSpans(mesh, field, limitM, h, stations));
	}
}

function addSpans(mesh: StreetMesh, h: number, spans: readonly (readonly [number, number])[]): void {
	const { fromVertex, toVertex, twin, vertexUnits, scratch } = mesh;
	const { crossings, crossed } = scratch;
	const [a, b] = [2 * fromVertex[h]!, 2 * toVertex[h]!];
	const ends = [vertexUnits[a]!, vertexUnits[a + 1]!, vertexUnits[b]!, vertexUnits[b + 1]!] as const;
	for (const [start, end] of spans) {
		if (start > 0) crossings.add(start, ...ends);
		if (end < 1) crossings.add(end, ...ends);
	}
	const number = crossings.closeEdge(h, spans[0]?.[0] === 0 ? 1 : 0);
	crossed[h] = number;
	crossed[twin[h]!] = -number;
}
