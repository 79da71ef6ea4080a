import type { Network } from '../network/types.ts';
import { buildHalfEdges, type HalfEdges } from './build-half-edges.ts';
import { Crossings } from './crossings.ts';
import { forceEdges } from './force-edges.ts';
import { markSpecial } from './mark-special.ts';
import { Outline, UNITS_PER_DEGREE } from './outline.ts';
import { placeStations, type Stations } from './place-stations.ts';
import { MAX_OFF_STREET_M, OFF_STREET, ON_SHARED_STREET, ON_STREET, type StreetMesh } from './street-mesh.ts';
import { triangulate } from './triangulate.ts';

/** Streets get a vertex at least this often, metres: fine enough for a round outline, coarse enough for speed. */
const MAX_STEP_M = 100;

/** How far outside the city's bounds the frame lies: twice what a life circle may leave its streets by, and more. */
const FRAME_MARGIN_M = 700;
const FRAME_STEP_M = 500;
const MAX_FRAME_STEPS = 200;

/**
 * Builds the mesh of a network, once for all drawings. O(n log n) in shape points and street length.
 *
 * Dirty geometry does not stop it: a stretch of street that cannot be made an edge is left out and counted.
 */
export function buildStreetMesh(network: Network, { maxStepM = MAX_STEP_M } = {}): StreetMesh {
	const stations = placeStations(network, maxStepM);
	const isShared = findShared(network, stations);
	const { x, y, plane } = stations.vertices;
	if (network.edgeCount > 0) addFrame(network, stations);

	const xy = new Float64Array(2 * x.length);
	const vertexLngLat = new Float64Array(2 * x.length);
	for (let v = 0; v < x.length; v++) {
		xy[2 * v] = x[v]!;
		xy[2 * v + 1] = y[v]!;
		const [lng, lat] = plane.toLngLat([x[v]!, y[v]!]);
		vertexLngLat[2 * v] = lng;
		vertexLngLat[2 * v + 1] = lat;
	}
	const triangles = triangulate(xy);
	const unplacedSegments = forceEdges(xy, triangles, listStretches(network, stations));
	const halfEdges = buildHalfEdges(triangles, xy);
	const streets = markStreets(network, stations, isShared, halfEdges);
	const mesh: StreetMesh = {
		network,
		vertexLngLat,
		vertexUnits: vertexLngLat.map((degrees) => Math.round(degrees * UNITS_PER_DEGREE)),
		metresPerDegree: plane.metresPerDegree,
		...halfEdges,
		...streets,
		nodeVertex: stations.nodeVertex,
		stationStart: stations.stationStart,
		stationVertex: stations.stationVertex,
		stationEdge: listStationEdges(stations),
		stationOffsetM: stations.stationOffsetM,
		unplacedSegments,
		scratch: {
			spareM: new Float64Array(x.length).fill(-Infinity),
			crossed: new Int32Array(halfEdges.twin.length),
			crossings: new Crossings(),
			outline: new Outline(),
			isSpecial: new Uint8Array(halfEdges.twin.length),
			isSpecialTriangle: new Uint8Array(halfEdges.twin.length),
			reachedVertices: new Uint32Array(x.length)
		}
	};
	for (const h of streets.sharedStations.keys()) markSpecial(mesh, h, 1);
	return mesh;
}

function listStationEdges({ stationStart, stationVertex }: Stations): Uint32Array {
	const stationEdge = new Uint32Array(stationVertex.length);
	for (let edge = 0; edge < stationStart.length - 1; edge++)
		stationEdge.fill(edge, stationStart[edge], stationStart[edge + 1]);
	return stationEdge;
}

/** Vertices that are not one place of one street, or one joint of streets. */
function findShared({ edgeCount, edgeFrom, edgeTo }: Network, stations: Stations): Uint8Array {
	const { vertices, stationStart, stationVertex } = stations;
	const isShared = new Uint8Array(vertices.x.length);
	const NOBODY = -1;
	const A_STREET = -2;
	const owner = new Int32Array(vertices.x.length).fill(NOBODY);
	const pass = (vertex: number, by: number) => {
		if (owner[vertex] === NOBODY) owner[vertex] = by;
		else if (by === A_STREET || owner[vertex] !== by) isShared[vertex] = 1;
	};
	for (let edge = 0; edge < edgeCount; edge++) {
		const [first, last] = [stationStart[edge]!, stationStart[edge + 1]! - 1];
		pass(stationVertex[first]!, edgeFrom[edge]!);
		for (let s = first + 1; s < last; s++) pass(stationVertex[s]!, A_STREET);
		pass(stationVertex[last]!, edgeTo[edge]!);
	}
	return isShared;
}

/** Points round the city that no life circle reaches; on sides that bulge, so that no three are in line. */
function addFrame(network: Network, { vertices }: Stations): void {
	const [west, south, east, north] = network.bbox;
	const [left, bottom] = vertices.plane.toXy([west, south]);
	const [right, top] = vertices.plane.toXy([east, north]);
	const corners = [
		[left - FRAME_MARGIN_M, bottom - FRAME_MARGIN_M],
		[right + FRAME_MARGIN_M, bottom - FRAME_MARGIN_M],
		[right + FRAME_MARGIN_M, top + FRAME_MARGIN_M],
		[left - FRAME_MARGIN_M, top + FRAME_MARGIN_M]
	] as const;
	for (const [side, [ax, ay]] of corners.entries()) {
		const [bx, by] = corners[(side + 1) % 4]!;
		const lengthM = Math.hypot(bx - ax, by - ay);
		const steps = Math.min(MAX_FRAME_STEPS, Math.ceil(lengthM / FRAME_STEP_M));
		for (let k = 0; k < steps; k++) {
			const t = k / steps;
			const bulge = 0.2 * t * (1 - t);
			// The sides run counter-clockwise: outside is to their right.
			vertices.add(ax + t * (bx - ax) + bulge * (by - ay), ay + t * (by - ay) - bulge * (bx - ax));
		}
	}
}

function* listStretches({ edgeCount }: Network, { stationStart, stationVertex }: Stations) {
	for (let edge = 0; edge < edgeCount; edge++)
		for (let s = stationStart[edge]!; s < stationStart[edge + 1]! - 1; s++) {
			const [u, v] = [stationVertex[s]!, stationVertex[s + 1]!];
			if (u !== v) yield [u, v] as const;
		}
}

/** Finds the half-edge of each stretch of street and notes on it what it carries. */
function markStreets(
	{ edgeCount }: Network,
	{ stationStart, stationVertex, stationOffsetM }: Stations,
	isShared: Uint8Array,
	{ firstHalfEdge, toVertex, twin, lengthM }: HalfEdges
) {
	const kind = new Uint8Array(twin.length).fill(OFF_STREET);
	const stationHalfEdge = new Int32Array(stationVertex.length).fill(-1);
	const find = (u: number, v: number) => {
		for (let h = firstHalfEdge[u]!; h < firstHalfEdge[u + 1]!; h++) if (toVertex[h] === v) return h;
		return -1;
	};
	for (let edge = 0; edge < edgeCount; edge++)
		for (let s = stationStart[edge]!; s < stationStart[edge + 1]! - 1; s++) {
			const [u, v] = [stationVertex[s]!, stationVertex[s + 1]!];
			const h = find(u, v);
			if (h < 0) continue;
			stationHalfEdge[s] = h;
			const isFirst = kind[h] === OFF_STREET;
			const [there, back] = [h, twin[h]!];
			kind[there] = kind[back] = isFirst && !isShared[u] && !isShared[v] ? ON_STREET : ON_SHARED_STREET;
			if (isFirst) lengthM[there] = lengthM[back] = stationOffsetM[s + 1]! - stationOffsetM[s]!;
		}
	const sharedStations = new Map<number, number[]>();
	for (const [station, halfEdge] of stationHalfEdge.entries()) {
		if (halfEdge < 0 || kind[halfEdge] !== ON_SHARED_STREET) continue;
		for (const h of [halfEdge, twin[halfEdge]!]) {
			const known = sharedStations.get(h);
			if (known) known.push(station);
			else sharedStations.set(h, [station]);
		}
	}
	const wholeM = lengthM.map((edgeM, h) =>
		kind[h] === ON_STREET || (kind[h] === OFF_STREET && edgeM <= MAX_OFF_STREET_M) ? edgeM : Number.NaN
	);
	return { kind, wholeM, stationHalfEdge, sharedStations };
}
