import type { WalkField } from '../network/walk-field.ts';
import type { StreetMesh } from './street-mesh.ts';

/** Spans nearer together than this are one, shorter ones are none, metres. */
const GRAIN_M = 0.05;

/**
 * The reached parts of a mesh edge on streets, in full generality: several streets over one another, sources on
 * them, ends that belong to other streets too.
 *
 * @param stations beginnings of the stretches that the edge carries
 * @returns shares of the half-edge's length, in order and apart; beginning at 0 exactly if its first vertex is
 *   within reach, ending at 1 exactly if its last one is
 */
export function listEdgeSpans(
	mesh: StreetMesh,
	field: WalkField,
	limitM: number,
	halfEdge: number,
	stations: readonly number[]
): [start: number, end: number][] {
	const { network, stationVertex, stationOffsetM } = mesh;
	const { spareM } = mesh.scratch;
	const u = mesh.fromVertex[halfEdge]!;
	const v = mesh.toVertex[halfEdge]!;
	const spans: [number, number][] = [];
	let lengthM = 0;
	for (const station of stations) {
		const [startM, endM] = [stationOffsetM[station]!, stationOffsetM[station + 1]!];
		lengthM = Math.max(lengthM, endM - startM);
		const isAlong = stationVertex[station] === u;
		const add = (fromM: number, toM: number) => {
			const a = (Math.max(fromM, startM) - startM) / (endM - startM);
			const b = (Math.min(toM, endM) - startM) / (endM - startM);
			if (a <= b) spans.push(isAlong ? [a, b] : [1 - b, 1 - a]);
		};
		const edge = mesh.stationEdge[station]!;
		const around = (offsetM: number, leftM: number) => {
			// Not a number where limit and distance are infinite.
			if (leftM >= 0) add(offsetM - leftM, offsetM + leftM);
		};
		around(0, limitM - field.distanceM[network.edgeFrom[edge]!]!);
		around(network.edgeLengthM[edge]!, limitM - field.distanceM[network.edgeTo[edge]!]!);
		for (const index of field.sourcesOnEdge.get(edge) ?? []) {
			const { offsetM, accessM } = field.sources[index]!.position;
			around(offsetM, limitM - accessM);
		}
	}
	const grain = Math.min(0.25, GRAIN_M / lengthM);
	const low = spareM[u]! >= 0 ? 0 : grain;
	const high = spareM[v]! >= 0 ? 1 : 1 - grain;
	if (low === 0) spans.push([0, grain]);
	if (high === 1) spans.push([1 - grain, 1]);
	spans.sort((p, q) => p[0] - q[0]);
	const joined: [number, number][] = [];
	for (const [start, end] of spans) {
		const open = joined.at(-1);
		if (open && start <= open[1] + grain) open[1] = Math.max(open[1], end);
		else joined.push([start, end]);
	}
	return joined
		.map(([start, end]): [number, number] => [
			// Grains at the ends are rounded to them or away from them, as the vertex says.
			start < grain ? low : Math.max(low, start),
			end > 1 - grain ? high : Math.min(high, end)
		])
		.filter(([start, end]) => end - start >= grain * 0.999);
}

/**
 * Whether one of the streets on a mesh edge is reached from end to end by its own ends: the common case, told
 * without the general machinery. False does not say that it is not.
 */
export function isWhollyReached(
	{ network, stationEdge, stationOffsetM }: StreetMesh,
	{ distanceM }: WalkField,
	limitM: number,
	stations: readonly number[]
): boolean {
	for (const station of stations) {
		const edge = stationEdge[station]!;
		const fromM = limitM - distanceM[network.edgeFrom[edge]!]!;
		const toM = limitM - distanceM[network.edgeTo[edge]!]!;
		const edgeM = network.edgeLengthM[edge]!;
		if (fromM >= stationOffsetM[station + 1]! || toM >= edgeM - stationOffsetM[station]!) return true;
		if (fromM >= 0 && toM >= 0 && fromM + toM >= edgeM) return true;
	}
	return false;
}
