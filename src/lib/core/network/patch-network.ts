import type { LngLat } from '../geometry/types.ts';
import { finishNetwork } from './finish-network.ts';
import { sliceEdge } from './slice-edge.ts';
import type { Network, Position } from './types.ts';

/** A way that the streets do not have: from one position on them to another. */
export interface Link {
	from: Pick<Position, 'edge' | 'offsetM'>;
	to: Pick<Position, 'edge' | 'offsetM'>;
	/** Between the two positions, a multiple of 2⁻²⁰ m. */
	lengthM: number;
	/** From position to position, at least two. */
	lngLats: LngLat[];
	name: string;
	classIndex: number;
	provenanceIndex: number;
}

/** Where a street is closed: both sides become dead ends. */
export type Barrier = Pick<Position, 'edge' | 'offsetM'>;

export interface NetworkPatch {
	links?: readonly Link[];
	barriers?: readonly Barrier[];
}

export interface PatchedNetwork {
	network: Network;
	/** A position of the unpatched network on this one; one exactly at a barrier stays on its lower side. */
	move(position: Position): Position;
	/** Edge of each link, in their order. */
	linkEdges: number[];
}

/** A place where an edge is divided. */
interface Division {
	offsetM: number;
	/** Node on the side of lower offsets, and on the other; the same where it is no barrier. */
	before: number;
	after: number;
}

interface Part {
	startM: number;
	edge: number;
}

/**
 * A network with more links and with barriers. Lengths stay exact: the parts of a divided street add up to it.
 * Edges that nothing touches keep their numbers, and all nodes do; an edge's `from` may be above its `to`.
 *
 * @throws RangeError if a link or barrier lies on no edge, or beyond its end
 */
export function patchNetwork(network: Network, { links = [], barriers = [] }: NetworkPatch): PatchedNetwork {
	const nodes = new NodeList(network);
	const divisions = new Map<number, Division[]>();
	const divisionsOf = ({ edge, offsetM }: Barrier) => {
		const lengthM = network.edgeLengthM[edge];
		if (lengthM === undefined || !(offsetM >= 0 && offsetM <= lengthM))
			throw new RangeError(`There is no position ${offsetM} m along edge ${edge} of the network.`);
		const known = divisions.get(edge);
		if (known) return known;
		const fresh: Division[] = [];
		divisions.set(edge, fresh);
		return fresh;
	};
	const pointAt = ({ edge, offsetM }: Barrier) => sliceEdge(network, edge, offsetM, offsetM)[0]!;
	for (const barrier of barriers) {
		const at = pointAt(barrier);
		divisionsOf(barrier).push({ offsetM: barrier.offsetM, before: nodes.add(at), after: nodes.add(at) });
	}
	/** The node of a position, made where there is none. */
	const nodeAt = (position: Barrier): number => {
		const onEdge = divisionsOf(position);
		const { edge, offsetM } = position;
		const known = onEdge.find((division) => division.offsetM === offsetM);
		if (known) return known.before;
		if (offsetM === 0) return network.edgeFrom[edge]!;
		if (offsetM === network.edgeLengthM[edge]) return network.edgeTo[edge]!;
		const node = nodes.add(pointAt(position));
		onEdge.push({ offsetM, before: node, after: node });
		return node;
	};
	const linkEnds = links.map(({ from, to }) => [nodeAt(from), nodeAt(to)] as const);

	const edges = new EdgeList(network);
	const partsOf = new Map<number, Part[]>();
	for (const [edge, onEdge] of divisions) partsOf.set(edge, divide(network, edges, edge, onEdge));
	const linkEdges = links.map((link, i) => edges.add(...linkEnds[i]!, link, link.lngLats, link.lengthM));
	return {
		network: finishNetwork({ ...edges.parts(), nodeLngLat: nodes.lngLats() }, edges.lengthsM()),
		move: (position) => movePosition(partsOf.get(position.edge), position),
		linkEdges
	};
}

function movePosition(parts: readonly Part[] | undefined, position: Position): Position {
	const part = parts?.findLast(({ startM }, i) => i === 0 || startM < position.offsetM);
	return part ? { ...position, edge: part.edge, offsetM: position.offsetM - part.startM } : position;
}

/** Replaces an edge by its parts; the first keeps the edge's number. */
function divide(network: Network, edges: EdgeList, edge: number, onEdge: Division[]): Part[] {
	const lengthM = network.edgeLengthM[edge]!;
	const street = {
		name: network.names[network.edgeName[edge]!]!,
		classIndex: network.edgeClass[edge]!,
		provenanceIndex: network.edgeProvenance[edge]!
	};
	const parts: Part[] = [];
	let start = { offsetM: 0, node: network.edgeFrom[edge]! };
	const end: Division = { offsetM: lengthM, before: network.edgeTo[edge]!, after: -1 };
	for (const { offsetM, before, after } of [...onEdge.toSorted((a, b) => a.offsetM - b.offsetM), end]) {
		const shape = sliceEdge(network, edge, start.offsetM, offsetM);
		const part = [start.node, before, street, shape, offsetM - start.offsetM] as const;
		const number = parts.length === 0 ? edges.replace(edge, ...part) : edges.add(...part);
		parts.push({ startM: start.offsetM, edge: number });
		start = { offsetM, node: after };
	}
	return parts;
}

class NodeList {
	readonly #base: Float64Array;
	readonly #added: number[] = [];

	constructor({ nodeLngLat }: Network) {
		this.#base = nodeLngLat;
	}

	add([lng, lat]: LngLat): number {
		return (this.#base.length + this.#added.push(lng, lat)) / 2 - 1;
	}

	lngLats(): Float64Array {
		return concat(Float64Array, this.#base, this.#added);
	}
}

type Street = Pick<Link, 'name' | 'classIndex' | 'provenanceIndex'>;

/** The edges of a network, some replaced and some added. */
class EdgeList {
	readonly #base: Network;
	readonly #from: number[] = [];
	readonly #to: number[] = [];
	readonly #lengthM: number[] = [];
	readonly #name: number[] = [];
	readonly #class: number[] = [];
	readonly #provenance: number[] = [];
	readonly #shapes: LngLat[][] = [];
	readonly #names: string[];
	readonly #replaced = new Map<number, { from: number; to: number; lengthM: number; shape: LngLat[] }>();

	constructor(base: Network) {
		this.#base = base;
		this.#names = [...base.names];
	}

	replace(edge: number, from: number, to: number, _street: Street, shape: LngLat[], lengthM: number): number {
		this.#replaced.set(edge, { from, to, lengthM, shape });
		return edge;
	}

	add(from: number, to: number, street: Street, shape: LngLat[], lengthM: number): number {
		this.#to.push(to);
		this.#lengthM.push(lengthM);
		this.#name.push(this.#nameIndex(street.name));
		this.#class.push(street.classIndex);
		this.#provenance.push(street.provenanceIndex);
		this.#shapes.push(shape);
		return this.#base.edgeCount + this.#from.push(from) - 1;
	}

	#nameIndex(name: string): number {
		const known = this.#names.indexOf(name);
		return known < 0 ? this.#names.push(name) - 1 : known;
	}

	lengthsM(): Float64Array {
		const lengthsM = concat(Float64Array, this.#base.edgeLengthM, this.#lengthM);
		for (const [edge, { lengthM }] of this.#replaced) lengthsM[edge] = lengthM;
		return lengthsM;
	}

	parts() {
		const base = this.#base;
		const edgeFrom = concat(Uint32Array, base.edgeFrom, this.#from);
		const edgeTo = concat(Uint32Array, base.edgeTo, this.#to);
		for (const [edge, { from, to }] of this.#replaced) [edgeFrom[edge], edgeTo[edge]] = [from, to];
		return {
			edgeFrom,
			edgeTo,
			edgeName: concat(Uint32Array, base.edgeName, this.#name),
			edgeClass: concat(Uint8Array, base.edgeClass, this.#class),
			edgeProvenance: concat(Uint8Array, base.edgeProvenance, this.#provenance),
			names: this.#names,
			attribution: base.attribution,
			...this.#joinShapes()
		};
	}

	/** Untouched runs of the base's shapes are copied whole. */
	#joinShapes() {
		const base = this.#base;
		const shapeStart = new Uint32Array(base.edgeCount + this.#shapes.length + 1);
		for (let edge = 0; edge < base.edgeCount; edge++) {
			const points = this.#replaced.get(edge)?.shape.length;
			shapeStart[edge + 1] =
				shapeStart[edge]! + (points ?? base.shapeStart[edge + 1]! - base.shapeStart[edge]!);
		}
		for (const [i, shape] of this.#shapes.entries())
			shapeStart[base.edgeCount + i + 1] = shapeStart[base.edgeCount + i]! + shape.length;
		const shapeLngLat = new Float64Array(2 * shapeStart.at(-1)!);
		let copied = 0;
		const copyUntil = (edge: number) => {
			const run = base.shapeLngLat.subarray(2 * base.shapeStart[copied]!, 2 * base.shapeStart[edge]!);
			shapeLngLat.set(run, 2 * shapeStart[copied]!);
			copied = edge + 1;
		};
		for (const [edge, { shape }] of [...this.#replaced].toSorted((a, b) => a[0] - b[0])) {
			copyUntil(edge);
			shapeLngLat.set(shape.flat(), 2 * shapeStart[edge]!);
		}
		copyUntil(base.edgeCount);
		for (const [i, shape] of this.#shapes.entries())
			shapeLngLat.set(shape.flat(), 2 * shapeStart[base.edgeCount + i]!);
		return { shapeStart, shapeLngLat };
	}
}

function concat<Numbers extends Float64Array | Uint32Array | Uint8Array>(
	Type: new (length: number) => Numbers,
	base: Numbers,
	added: readonly number[]
): Numbers {
	const all = new Type(base.length + added.length);
	all.set(base);
	all.set(added, base.length);
	return all;
}
