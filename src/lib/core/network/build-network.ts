import { bboxOf } from '../geometry/bbox.ts';
import { PROVENANCES } from '../city/provenance.ts';
import type { LngLat } from '../geometry/types.ts';
import { roundDegrees } from './encode-network.ts';
import { finishNetwork } from './finish-network.ts';
import { STREET_CLASSES, type Network, type StreetWay } from './types.ts';

/** One stretch of street between two vertices, before it is joined with its neighbours to an edge. */
interface Segment {
	a: number;
	b: number;
	/** Key of a street's attributes: an edge ends where it changes. */
	street: number;
}

interface Street {
	name: string;
	classIndex: number;
	provenanceIndex: number;
}

/**
 * The walking network of a set of streets.
 *
 * Streets join at shared vertex keys. A stretch that two ways share is kept once: of the way with a name, then of
 * the wider class, then of the smaller id.
 * Numbering is canonical: shuffled ways give the same network, as long as keys at one place agree.
 *
 * @param ways at least one with two positions; none gives an empty network
 * @throws RangeError if a way's keys and coordinates differ in number
 */
export function buildNetwork(ways: readonly StreetWay[], { attribution = '' } = {}): Network {
	const { positions, segments, streets } = collect(ways);
	const chains = joinSegments(positions, segments);
	return assemble(positions, streets, chains, attribution);
}

function collect(ways: readonly StreetWay[]) {
	const vertexOf = new Map<number | string, number>();
	const positions: LngLat[] = [];
	const segments: Segment[] = [];
	const streets: Street[] = [];
	const streetOf = new Map<string, number>();
	const seen = new Set<string>();
	// Of two ways over one stretch the first here is kept, whatever the order of input.
	for (const way of ways.toSorted(compareWays)) {
		if (way.vertexKeys.length !== way.coordinates.length)
			throw new RangeError(
				`Way ${way.id} has ${way.coordinates.length} positions and ${way.vertexKeys.length} vertex keys.`
			);
		const street = {
			name: way.name,
			classIndex: STREET_CLASSES.indexOf(way.streetClass),
			provenanceIndex: PROVENANCES.indexOf(way.provenance)
		};
		const streetKey = `${street.classIndex} ${street.provenanceIndex} ${street.name}`;
		let streetIndex = streetOf.get(streetKey);
		if (streetIndex === undefined) {
			streetIndex = streets.push(street) - 1;
			streetOf.set(streetKey, streetIndex);
		}
		let previous = -1;
		for (const [i, key] of way.vertexKeys.entries()) {
			let vertex = vertexOf.get(key);
			if (vertex === undefined) {
				const [lng, lat] = way.coordinates[i]!;
				vertex = positions.push([roundDegrees(lng), roundDegrees(lat)]) - 1;
				vertexOf.set(key, vertex);
			}
			if (previous >= 0 && previous !== vertex) {
				const pair = previous < vertex ? `${previous} ${vertex}` : `${vertex} ${previous}`;
				if (!seen.has(pair)) {
					seen.add(pair);
					segments.push({ a: previous, b: vertex, street: streetIndex });
				}
			}
			previous = vertex;
		}
	}
	return { positions, segments, streets };
}

const comparePositions = (a: LngLat, b: LngLat) => a[0] - b[0] || a[1] - b[1];

function compareWays(a: StreetWay, b: StreetWay): number {
	const rank = ({ streetClass }: StreetWay) => STREET_CLASSES.indexOf(streetClass);
	return Number(a.name === '') - Number(b.name === '') || rank(a) - rank(b) || compareText(a.id, b.id);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A run of vertices from junction to junction along one street. */
interface Chain {
	vertices: number[];
	street: number;
}

function joinSegments(positions: LngLat[], segments: Segment[]): Chain[] {
	const touching: number[][] = Array.from(positions, () => []);
	for (const [index, { a, b }] of segments.entries()) {
		touching[a]!.push(index);
		touching[b]!.push(index);
	}
	const isJunction = (vertex: number) => {
		const [first, second, third] = touching[vertex]!;
		return (
			second === undefined || third !== undefined || segments[first!]!.street !== segments[second]!.street
		);
	};
	const used = new Uint8Array(segments.length);
	const chains: Chain[] = [];
	const follow = (start: number, first: number) => {
		const vertices = [start];
		const { street } = segments[first]!;
		let vertex = start;
		for (let segment: number | undefined = first; segment !== undefined;) {
			used[segment] = 1;
			const { a, b }: Segment = segments[segment]!;
			vertex = a === vertex ? b : a;
			vertices.push(vertex);
			segment = isJunction(vertex) ? undefined : touching[vertex]!.find((next) => !used[next]);
		}
		chains.push({ vertices, street });
	};
	for (const vertex of positions.keys())
		if (isJunction(vertex))
			for (const segment of touching[vertex]!) if (!used[segment]) follow(vertex, segment);
	// The rest are rings without a junction: they begin at their westernmost vertex, wherever the file begins them.
	const westToEast = [...segments.keys()]
		.filter((index) => !used[index])
		.flatMap((index) => [segments[index]!.a, segments[index]!.b])
		.toSorted((p, q) => comparePositions(positions[p]!, positions[q]!));
	for (const vertex of westToEast) {
		const segment = touching[vertex]!.find((index) => !used[index]);
		if (segment !== undefined) follow(vertex, segment);
	}
	return chains;
}

/** Interleaves the bits of two 16-bit numbers: near places get near numbers, so that files pack well. */
function mortonCode(x: number, y: number): number {
	let code = 0;
	for (let bit = 15; bit >= 0; bit--) code = code * 4 + ((x >> bit) & 1) + 2 * ((y >> bit) & 1);
	return code;
}

function assemble(positions: LngLat[], streets: Street[], chains: Chain[], attribution: string): Network {
	const ends = new Set<number>();
	for (const { vertices } of chains) ends.add(vertices[0]!).add(vertices.at(-1)!);
	const [west, south, east, north] = bboxOf([...ends].map((vertex) => positions[vertex]!));
	const scale = 65_535 / Math.max(east - west, north - south, 1e-9);
	const nodes = [...ends]
		.map((vertex) => {
			const [lng, lat] = positions[vertex]!;
			return { vertex, lng, lat, code: mortonCode((lng - west) * scale, (lat - south) * scale) };
		})
		.toSorted((p, q) => p.code - q.code || p.lng - q.lng || p.lat - q.lat);
	const nodeOf = new Map(nodes.map(({ vertex }, node) => [vertex, node]));

	const edges = chains
		.map(({ vertices, street }) => orient(vertices, street, nodeOf, positions))
		.toSorted((e, f) => e.from - f.from || e.to - f.to || compareShapes(e.shape, f.shape));
	const usedNames = new Set(edges.map((edge) => streets[edge.street]!.name));
	const names = ['', ...[...usedNames].filter((name) => name !== '').toSorted(compareText)];
	const nameIndex = new Map(names.map((name, index) => [name, index]));

	const shapeStart = new Uint32Array(edges.length + 1);
	for (const [i, edge] of edges.entries()) shapeStart[i + 1] = shapeStart[i]! + edge.shape.length;
	return finishNetwork({
		nodeLngLat: Float64Array.from(nodes.flatMap(({ lng, lat }) => [lng, lat])),
		edgeFrom: Uint32Array.from(edges, (edge) => edge.from),
		edgeTo: Uint32Array.from(edges, (edge) => edge.to),
		shapeStart,
		shapeLngLat: Float64Array.from(edges.flatMap((edge) => edge.shape.flat())),
		edgeName: Uint32Array.from(edges, (edge) => nameIndex.get(streets[edge.street]!.name)!),
		names,
		edgeClass: Uint8Array.from(edges, (edge) => streets[edge.street]!.classIndex),
		edgeProvenance: Uint8Array.from(edges, (edge) => streets[edge.street]!.provenanceIndex),
		attribution
	});
}

function orient(vertices: number[], street: number, nodeOf: Map<number, number>, positions: LngLat[]) {
	const forward = vertices.map((vertex) => positions[vertex]!);
	const from = nodeOf.get(vertices[0]!)!;
	const to = nodeOf.get(vertices.at(-1)!)!;
	const backward = forward.toReversed();
	const flip = to < from || (to === from && compareShapes(backward, forward) < 0);
	return flip ? { from: to, to: from, street, shape: backward } : { from, to, street, shape: forward };
}

function compareShapes(a: LngLat[], b: LngLat[]): number {
	for (let i = 0; i < Math.min(a.length, b.length); i++) {
		const difference = comparePositions(a[i]!, b[i]!);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
