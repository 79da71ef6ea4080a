import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { finishNetwork } from '#lib/core/network/finish-network.ts';
import type { Network, Position, StreetWay } from '#lib/core/network/types.ts';
import {
	ExactOracle,
	QUANTA_PER_METRE,
	listStretches,
	type Point,
	type Spot,
	type Stretch
} from './oracle.ts';

/** Location of a stretch in the network. */
interface Carrier {
	edge: number;
	/** From the edge's `from` end to where the stretch begins, in the edge's direction. */
	startQ: number;
	isForward: boolean;
}

/** The engine's and the oracle's network of the same streets, with the mapping of places between them. */
export interface CheckedNetwork {
	readonly network: Network;
	readonly oracle: ExactOracle;
	/** Stretches that are identifiable, so that a place on one is the same for both sides. */
	readonly placeable: readonly number[];
	/** Converts a spot on an identifiable stretch to the engine's position. */
	position(spot: Spot): Position;
	/** Converts a position to the oracle's spot; `undefined` on an ambiguous stretch. */
	findSpot(position: Position): Spot | undefined;
}

/**
 * Both sides of a set of ways. Stretches are told apart by where they begin and end.
 *
 * @param network as the engine has it: built here, or read from a file
 * @throws Error if the network has lost, invented or mismeasured a street
 */
export function checkStreets(
	ways: readonly Pick<StreetWay, 'vertexKeys' | 'coordinates'>[],
	network = buildNetwork(ways as readonly StreetWay[])
): CheckedNetwork {
	const oracle = new ExactOracle(listStretches(ways));
	const stretchesAt = new Map<string, number[]>();
	for (const [stretch, { from, to }] of oracle.stretches.entries()) {
		const place = pairOf(from, to);
		const others = stretchesAt.get(place);
		if (others) others.push(stretch);
		else stretchesAt.set(place, [stretch]);
	}
	const carried = new Map<string, number>();
	const pieces = listPieces(network).map(({ edge, from, to }) => {
		const place = pairOf(from, to);
		const stretches = stretchesAt.get(place);
		if (!stretches) throw new Error(`Edge ${edge} has a stretch that no street has: ${place}.`);
		carried.set(place, (carried.get(place) ?? 0) + 1);
		const stretch = stretches[0]!;
		const isForward =
			oracle.stretches[stretch]!.from[0] === from[0] && oracle.stretches[stretch]!.from[1] === from[1];
		return { edge, stretch, isForward, isOnly: stretches.length === 1 };
	});
	for (const [place, stretches] of stretchesAt)
		if (carried.get(place) !== stretches.length)
			throw new Error(
				`The network has ${carried.get(place) ?? 0} of ${stretches.length} stretches at ${place}.`
			);
	return join(network, oracle, pieces);
}

/** An edge drawn by hand: between two nodes, by inner points or straight. */
export interface HandMadeEdge {
	from: number;
	to: number;
	inner: LngLat[];
}

/**
 * Both sides of a network that street lines cannot make: parallel edges of one length, edges of none, loops.
 *
 * @param nodes several may lie at one place
 * @throws Error if the engine measures an edge otherwise
 */
export function checkEdges(nodes: readonly LngLat[], edges: readonly HandMadeEdge[]): CheckedNetwork {
	const oriented = edges.map(({ from, to, inner }) =>
		from <= to ? { from, to, inner } : { from: to, to: from, inner: inner.toReversed() }
	);
	const shapes = oriented.map(({ from, to, inner }) => [nodes[from]!, ...inner, nodes[to]!]);
	const shapeStart = new Uint32Array(edges.length + 1);
	for (const [i, shape] of shapes.entries()) shapeStart[i + 1] = shapeStart[i]! + shape.length;
	const network = finishNetwork({
		nodeLngLat: Float64Array.from(nodes.flat()),
		edgeFrom: Uint32Array.from(oriented, ({ from }) => from),
		edgeTo: Uint32Array.from(oriented, ({ to }) => to),
		shapeStart,
		shapeLngLat: Float64Array.from(shapes.flat(2)),
		edgeName: new Uint32Array(edges.length),
		names: [''],
		edgeClass: new Uint8Array(edges.length),
		edgeProvenance: new Uint8Array(edges.length),
		attribution: ''
	});
	const stretches = oriented.flatMap(({ from, to }, edge) => {
		const shape = shapes[edge]!;
		const keyOf = (i: number) => (i === 0 ? from : i === shape.length - 1 ? to : `${edge}:${i}`);
		return shape.slice(1).map((point, i): Stretch => ({
			a: keyOf(i),
			b: keyOf(i + 1),
			from: shape[i]!,
			to: point
		}));
	});
	const pieces = listPieces(network).map(({ edge }, stretch) => ({
		edge,
		stretch,
		isForward: true,
		isOnly: true
	}));
	return join(network, new ExactOracle(stretches), pieces);
}

/** The straight pieces of all edges, in order. */
function listPieces({
	edgeCount,
	shapeStart,
	shapeLngLat
}: Network): { edge: number; from: Point; to: Point }[] {
	const pieces: { edge: number; from: Point; to: Point }[] = [];
	for (let edge = 0; edge < edgeCount; edge++)
		for (let i = shapeStart[edge]! + 1; i < shapeStart[edge + 1]!; i++)
			pieces.push({
				edge,
				from: [shapeLngLat[2 * i - 2]!, shapeLngLat[2 * i - 1]!],
				to: [shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]
			});
	return pieces;
}

function pairOf([lng1, lat1]: Point, [lng2, lat2]: Point): string {
	const isInOrder = lng1 < lng2 || (lng1 === lng2 && lat1 <= lat2);
	return isInOrder ? `${lng1},${lat1} ${lng2},${lat2}` : `${lng2},${lat2} ${lng1},${lat1}`;
}

interface Piece {
	edge: number;
	stretch: number;
	isForward: boolean;
	isOnly: boolean;
}

function join(network: Network, oracle: ExactOracle, pieces: readonly Piece[]): CheckedNetwork {
	const { lengthsQ, stretches } = oracle;
	const carriers = new Map<number, Carrier>();
	const onEdge: (Piece & { startQ: number })[][] = Array.from({ length: network.edgeCount }, () => []);
	const edgeQ = new Float64Array(network.edgeCount);
	for (const piece of pieces) {
		const { edge, stretch, isForward, isOnly } = piece;
		const startQ = edgeQ[edge]!;
		onEdge[edge]!.push({ ...piece, startQ });
		if (isOnly) carriers.set(stretch, { edge, startQ, isForward });
		edgeQ[edge] = startQ + lengthsQ[stretch]!;
	}
	for (const [edge, lengthM] of network.edgeLengthM.entries())
		if (lengthM * QUANTA_PER_METRE !== edgeQ[edge])
			throw new Error(`Edge ${edge} is ${lengthM} m long and not ${edgeQ[edge]! / QUANTA_PER_METRE} m.`);
	return {
		network,
		oracle,
		placeable: [...carriers.keys()],
		position({ stretch, alongQ, accessQ }) {
			const { edge, startQ, isForward } = carriers.get(stretch)!;
			const { from, to } = stretches[stretch]!;
			const lengthQ = lengthsQ[stretch]!;
			const t = lengthQ === 0 ? 0 : alongQ / lengthQ;
			return {
				edge,
				offsetM: (startQ + (isForward ? alongQ : lengthQ - alongQ)) / QUANTA_PER_METRE,
				accessM: accessQ / QUANTA_PER_METRE,
				lngLat: [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]
			};
		},
		findSpot({ edge, offsetM, accessM }) {
			const offsetQ = offsetM * QUANTA_PER_METRE;
			const piece = onEdge[edge]!.find(({ stretch, startQ }) => offsetQ <= startQ + lengthsQ[stretch]!);
			if (!piece) throw new Error(`Edge ${edge} ends before ${offsetM} m.`);
			const { stretch, startQ, isForward, isOnly } = piece;
			if (!isOnly) return undefined;
			const passedQ = offsetQ - startQ;
			return {
				stretch,
				alongQ: isForward ? passedQ : lengthsQ[stretch]! - passedQ,
				accessQ: accessM * QUANTA_PER_METRE
			};
		}
	};
}
