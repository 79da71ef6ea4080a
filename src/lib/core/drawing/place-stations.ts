import Flatbush from 'flatbush';
import { buildLocalMetres, haversineM } from '../geometry/local-metres.ts';
import { quantizeM } from '../network/quantize.ts';
import type { Network } from '../network/types.ts';
import { sortByPlace } from './sort-by-place.ts';
import { buildVertexSet, type VertexSet } from './vertex-set.ts';

/** Where the vertices of the mesh lie and which of them each street passes. */
export interface Stations {
	/** Metres east and north of the middle of the city. */
	readonly vertices: VertexSet;
	readonly nodeVertex: Uint32Array;
	readonly stationStart: Uint32Array;
	readonly stationVertex: Uint32Array;
	readonly stationOffsetM: Float64Array;
}

/** A vertex near a segment belongs to it: the resolution of coordinates of seven decimals. */
const TOUCH_M = 0.01;

/** Straight pieces of street between two shape points. */
interface Segments {
	readonly a: Uint32Array;
	readonly b: Uint32Array;
	/** Segments of edge e: start[e] ≤ i < start[e + 1]. */
	readonly start: Uint32Array;
	readonly lengthM: Float64Array;
}

/** Vertices inside a segment, by share of its length. */
type Splits = Map<number, { share: number; vertex: number }[]>;

/**
 * Walks all streets and notes their vertices: shape points, places where two streets cross or touch, and points
 * between, so that no two are further apart than `maxStepM`. O(n log n) in shape points and crossings.
 */
export function placeStations(network: Network, maxStepM: number): Stations {
	const { edgeCount, nodeCount, nodeLngLat, edgeFrom, edgeTo } = network;
	const [west, south, east, north] = network.bbox;
	const plane = buildLocalMetres(edgeCount === 0 ? [0, 0] : [(west + east) / 2, (south + north) / 2]);
	const vertices = buildVertexSet(plane, TOUCH_M);
	const nodeVertex = new Uint32Array(nodeCount);
	for (let node = 0; node < nodeCount; node++)
		nodeVertex[node] = vertices.findOrAdd(...plane.toXy([nodeLngLat[2 * node]!, nodeLngLat[2 * node + 1]!]));
	const segments = listSegments(network, vertices, nodeVertex);
	const splits = splitWhereTheyMeet(segments, vertices);

	const stationStart = new Uint32Array(edgeCount + 1);
	const stationVertex: number[] = [];
	const stationOffsetM: number[] = [];
	const stop = (vertex: number, offsetM: number) => {
		stationVertex.push(vertex);
		stationOffsetM.push(offsetM);
	};
	const between = new Map<number, number>();
	/** Stops between two vertices, the same for every street that runs from one to the other. */
	const stopBetween = (u: number, v: number, startM: number, endM: number) => {
		const dx = vertices.x[v]! - vertices.x[u]!;
		const dy = vertices.y[v]! - vertices.y[u]!;
		const steps = Math.ceil(Math.hypot(dx, dy) / maxStepM);
		if (steps < 2) return;
		const key = Math.min(u, v) * 2 ** 26 + Math.max(u, v);
		let first = between.get(key);
		if (first === undefined) {
			first = vertices.x.length;
			between.set(key, first);
			const [low, high] = u < v ? [u, v] : [v, u];
			for (let k = 1; k < steps; k++)
				vertices.add(
					vertices.x[low]! + ((vertices.x[high]! - vertices.x[low]!) * k) / steps,
					vertices.y[low]! + ((vertices.y[high]! - vertices.y[low]!) * k) / steps
				);
		}
		for (let k = 1; k < steps; k++)
			stop(first + (u < v ? k - 1 : steps - 1 - k), startM + ((endM - startM) * k) / steps);
	};
	for (let edge = 0; edge < edgeCount; edge++) {
		stationStart[edge] = stationVertex.length;
		let passedM = 0;
		let [vertex, atM] = [nodeVertex[edgeFrom[edge]!]!, 0];
		stop(vertex, 0);
		for (let i = segments.start[edge]!; i < segments.start[edge + 1]!; i++) {
			const lengthM = segments.lengthM[i]!;
			const stops = splits.get(i)?.toSorted((p, q) => p.share - q.share) ?? [];
			for (const { share, vertex: next } of [...stops, { share: 1, vertex: segments.b[i]! }]) {
				const nextM = passedM + share * lengthM;
				if (next === vertex) continue;
				stopBetween(vertex, next, atM, nextM);
				stop(next, nextM);
				[vertex, atM] = [next, nextM];
			}
			passedM += lengthM;
		}
		// Stretches of a centimetre fall on one vertex; the last station is the end all the same.
		if (vertex !== nodeVertex[edgeTo[edge]!] || stationVertex.length === stationStart[edge]! + 1)
			stop(nodeVertex[edgeTo[edge]!]!, passedM);
		stationOffsetM[stationOffsetM.length - 1] = passedM;
	}
	stationStart[edgeCount] = stationVertex.length;
	return sortVertices({
		vertices,
		nodeVertex,
		stationStart,
		stationVertex: Uint32Array.from(stationVertex),
		stationOffsetM: Float64Array.from(stationOffsetM)
	});
}

function listSegments(network: Network, vertices: VertexSet, nodeVertex: Uint32Array): Segments {
	const { edgeCount, edgeFrom, edgeTo, shapeStart, shapeLngLat } = network;
	const count = Math.max(0, shapeLngLat.length / 2 - edgeCount);
	const segments = {
		a: new Uint32Array(count),
		b: new Uint32Array(count),
		start: new Uint32Array(edgeCount + 1),
		lengthM: new Float64Array(count)
	};
	let segment = 0;
	for (let edge = 0; edge < edgeCount; edge++) {
		segments.start[edge] = segment;
		const last = shapeStart[edge + 1]! - 1;
		let a = nodeVertex[edgeFrom[edge]!]!;
		for (let i = shapeStart[edge]!; i < last; i++, segment++) {
			const [lngA, latA] = [shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!];
			const [lngB, latB] = [shapeLngLat[2 * i + 2]!, shapeLngLat[2 * i + 3]!];
			const b =
				i === last - 1
					? nodeVertex[edgeTo[edge]!]!
					: vertices.findOrAdd(...vertices.plane.toXy([lngB, latB]));
			segments.a[segment] = a;
			segments.b[segment] = b;
			segments.lengthM[segment] = quantizeM(haversineM(lngA, latA, lngB, latB));
			a = b;
		}
	}
	segments.start[edgeCount] = segment;
	return segments;
}

function splitWhereTheyMeet({ a, b }: Segments, vertices: VertexSet): Splits {
	const splits: Splits = new Map();
	if (a.length === 0) return splits;
	const { x, y } = vertices;
	const index = new Flatbush(a.length);
	for (let i = 0; i < a.length; i++) {
		const [p, q] = [a[i]!, b[i]!];
		index.add(Math.min(x[p]!, x[q]!), Math.min(y[p]!, y[q]!), Math.max(x[p]!, x[q]!), Math.max(y[p]!, y[q]!));
	}
	index.finish();
	const split = (segment: number, share: number, vertex: number) => {
		const known = splits.get(segment);
		if (!known) splits.set(segment, [{ share, vertex }]);
		else if (known.every((other) => other.vertex !== vertex)) known.push({ share, vertex });
	};
	/** Splits a segment at a vertex that lies on it. */
	const touch = (vertex: number, segment: number): boolean => {
		const [p, q] = [a[segment]!, b[segment]!];
		if (vertex === p || vertex === q) return true;
		const [dx, dy] = [x[q]! - x[p]!, y[q]! - y[p]!];
		const [vx, vy] = [x[vertex]! - x[p]!, y[vertex]! - y[p]!];
		const squared = dx * dx + dy * dy;
		const share = (vx * dx + vy * dy) / squared;
		if (!(share > 0 && share < 1)) return false;
		if (Math.abs(vx * dy - vy * dx) > TOUCH_M * Math.sqrt(squared)) return false;
		split(segment, share, vertex);
		return true;
	};
	const known = x.length;
	for (let i = 0; i < a.length; i++) {
		const [p, q] = [a[i]!, b[i]!];
		if (p === q) continue;
		const near = index.search(
			Math.min(x[p]!, x[q]!) - TOUCH_M,
			Math.min(y[p]!, y[q]!) - TOUCH_M,
			Math.max(x[p]!, x[q]!) + TOUCH_M,
			Math.max(y[p]!, y[q]!) + TOUCH_M,
			(j) => j > i
		);
		for (const j of near) {
			const [r, s] = [a[j]!, b[j]!];
			if (r === s) continue;
			// All four are asked: streets over one another touch at more than one.
			const touches = [touch(r, i), touch(s, i), touch(p, j), touch(q, j)];
			if (touches.includes(true)) continue;
			const [dx, dy] = [x[q]! - x[p]!, y[q]! - y[p]!];
			const [ex, ey] = [x[s]! - x[r]!, y[s]! - y[r]!];
			const [fx, fy] = [x[r]! - x[p]!, y[r]! - y[p]!];
			const turn = dx * ey - dy * ex;
			const shareI = (fx * ey - fy * ex) / turn;
			const shareJ = (fx * dy - fy * dx) / turn;
			if (!(shareI > 0 && shareI < 1 && shareJ > 0 && shareJ < 1)) continue;
			const vertex = vertices.findOrAdd(x[p]! + shareI * dx, y[p]! + shareI * dy);
			split(i, shareI, vertex);
			split(j, shareJ, vertex);
		}
	}
	// A third street may run through where two cross.
	for (let vertex = known; vertex < x.length; vertex++) {
		const [vx, vy] = [x[vertex]!, y[vertex]!];
		for (const i of index.search(vx - TOUCH_M, vy - TOUCH_M, vx + TOUCH_M, vy + TOUCH_M))
			if (a[i] !== b[i]) touch(vertex, i);
	}
	return splits;
}

/** Renumbers the vertices so that near ones have near numbers: drawing then reads contiguous memory. */
function sortVertices(stations: Stations): Stations {
	const { vertices, nodeVertex, stationVertex } = stations;
	const { x, y } = vertices;
	const order = sortByPlace(x, y);
	const rank = new Uint32Array(x.length);
	for (const [to, from] of order.entries()) rank[from] = to;
	const [oldX, oldY] = [x.slice(), y.slice()];
	for (const [to, from] of order.entries()) {
		x[to] = oldX[from]!;
		y[to] = oldY[from]!;
	}
	return {
		...stations,
		nodeVertex: nodeVertex.map((v) => rank[v]!),
		stationVertex: stationVertex.map((v) => rank[v]!)
	};
}
