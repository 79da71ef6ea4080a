import FlatQueue from 'flatqueue';
import type { Network, Position } from './types.ts';

/** Where a walk may begin: a door's position and whose door it is. */
export interface Source {
	position: Position;
	/** Index of the site; of equally near sites the smaller wins. */
	site: number;
}

/**
 * How far every node is from its nearest source, off-street access at the source included.
 * Holds what is needed to measure any position and to walk the path back.
 */
export interface WalkField {
	readonly network: Network;
	readonly sources: readonly Source[];
	/** Metres to the nearest source; Infinity where none is reached. */
	readonly distanceM: Float64Array;
	/** Index into `sources` of the nearest, −1 where none. */
	readonly source: Int32Array;
	/** Edge walked last to reach each node, −1 where none. */
	readonly lastEdge: Int32Array;
	/** Indexes of the sources on each edge that has any. */
	readonly sourcesOnEdge: ReadonlyMap<number, readonly number[]>;
	/** All nodes within the limit, each once, in no order; `undefined` of a search over another field. */
	readonly reachedNodes: readonly number[] | undefined;
}

/** The way from one position to its nearest source. */
export interface NearestSource {
	/** access + along streets + access, metres. */
	distanceM: number;
	/** Index into the field's sources. */
	source: number;
	/** The end of the place's edge the walk leaves by; −1 if it stays on that edge. */
	viaNode: number;
}

export interface WalkSearch {
	/** Nodes further than this are not reached; Infinity: no limit. */
	limitM?: number;
	/**
	 * A field of the same network that is no longer needed: its arrays are reused and it is invalid afterwards.
	 * Many small searches on a large network then cost what they reach, not what the network holds. Not one that was
	 * searched over another.
	 */
	reuse?: WalkField | undefined;
	/**
	 * A field of the same network whose sources are the first of `sources`; only the others are searched from, and
	 * only as far as they are nearer. The answer is that of one search for all.
	 */
	over?: WalkField | undefined;
}

/**
 * Walking metres from the nearest source to each node: one search for all sources together.
 *
 * @throws RangeError if a source lies on no edge of the network, or the field to reuse was searched over another
 * @see Dijkstra (1959) with several starts. O((V + E) log V), V and E within the limit.
 */
export function buildWalkField(
	network: Network,
	sources: readonly Source[],
	{ limitM = Infinity, reuse, over }: WalkSearch = {}
): WalkField {
	const { edgeFrom, edgeTo, edgeLengthM } = network;
	const { adjacencyStart, adjacencyNode, adjacencyEdge, adjacencyLengthM } = network;
	const { distanceM, source, lastEdge } = over
		? copyArrays(over)
		: reuse
			? clearArrays(reuse)
			: buildArrays(network.nodeCount);
	const reachedNodes: number[] = [];
	const sourcesOnEdge = new Map<number, number[]>();
	const queue = new FlatQueue<number>();

	const relax = (node: number, candidateM: number, from: number, edge: number) => {
		const knownM = distanceM[node]!;
		if (candidateM > limitM || candidateM > knownM) return;
		if (candidateM === knownM && !wins(sources, from, source[node]!)) return;
		if (knownM === Infinity) reachedNodes.push(node);
		distanceM[node] = candidateM;
		source[node] = from;
		lastEdge[node] = edge;
		queue.push(node, candidateM);
	};

	for (const [index, { position }] of sources.entries()) {
		const { edge } = position;
		if (!(edge >= 0 && edge < network.edgeCount))
			throw new RangeError(`Source ${index} lies on edge ${edge}; the network has ${network.edgeCount}.`);
		const onEdge = sourcesOnEdge.get(edge);
		if (onEdge) onEdge.push(index);
		else sourcesOnEdge.set(edge, [index]);
	}
	for (let index = over?.sources.length ?? 0; index < sources.length; index++) {
		const { edge, offsetM, accessM } = sources[index]!.position;
		relax(edgeFrom[edge]!, accessM + offsetM, index, edge);
		relax(edgeTo[edge]!, accessM + edgeLengthM[edge]! - offsetM, index, edge);
	}
	while (queue.length > 0) {
		const reachedM = queue.peekValue()!;
		const node = queue.pop()!;
		if (reachedM > distanceM[node]!) continue;
		const from = source[node]!;
		for (let i = adjacencyStart[node]!; i < adjacencyStart[node + 1]!; i++)
			relax(adjacencyNode[i]!, reachedM + adjacencyLengthM[i]!, from, adjacencyEdge[i]!);
	}
	return {
		network,
		sources,
		distanceM,
		source,
		lastEdge,
		sourcesOnEdge,
		// A search over another field meets only what it changes.
		reachedNodes: over ? undefined : reachedNodes
	};
}

type FieldArrays = Pick<WalkField, 'distanceM' | 'source' | 'lastEdge'>;

const buildArrays = (nodeCount: number): FieldArrays => ({
	distanceM: new Float64Array(nodeCount).fill(Infinity),
	source: new Int32Array(nodeCount).fill(-1),
	lastEdge: new Int32Array(nodeCount).fill(-1)
});

const copyArrays = ({ distanceM, source, lastEdge }: WalkField): FieldArrays => ({
	distanceM: distanceM.slice(),
	source: source.slice(),
	lastEdge: lastEdge.slice()
});

function clearArrays({ distanceM, source, lastEdge, reachedNodes }: WalkField): FieldArrays {
	if (!reachedNodes) throw new RangeError('A field that was searched over another cannot be reused.');
	for (const node of reachedNodes) {
		distanceM[node] = Infinity;
		source[node] = -1;
		lastEdge[node] = -1;
	}
	return { distanceM, source, lastEdge };
}

/** Whether source `a` is to be preferred to the equally near `b`: the smaller site, then the earlier source. */
export function wins(sources: readonly Source[], a: number, b: number): boolean {
	return sources[a]!.site < sources[b]!.site || (sources[a]!.site === sources[b]!.site && a < b);
}

/**
 * The nearest source of a position: by either end of its edge, or along the edge itself.
 *
 * @returns `undefined` if none can be reached (an island without a source, or all beyond the field's limit)
 */
export function findNearestSource(field: WalkField, position: Position): NearestSource | undefined {
	const { network, sources, distanceM, source } = field;
	const { edge, offsetM, accessM } = position;
	let best: NearestSource | undefined;
	const offer = (candidateM: number, index: number, viaNode: number) => {
		if (index < 0 || candidateM === Infinity) return;
		if (
			!best ||
			candidateM < best.distanceM ||
			(candidateM === best.distanceM && wins(sources, index, best.source))
		)
			best = { distanceM: candidateM, source: index, viaNode };
	};
	for (const index of field.sourcesOnEdge.get(edge) ?? []) {
		const at = sources[index]!.position;
		offer(at.accessM + Math.abs(at.offsetM - offsetM) + accessM, index, -1);
	}
	const [from, to] = [network.edgeFrom[edge]!, network.edgeTo[edge]!];
	offer(distanceM[from]! + offsetM + accessM, source[from]!, from);
	offer(distanceM[to]! + (network.edgeLengthM[edge]! - offsetM) + accessM, source[to]!, to);
	return best;
}
