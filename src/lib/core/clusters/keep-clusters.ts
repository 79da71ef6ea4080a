import type { BlockGraph } from './block-graph.ts';
import { listParts } from './list-parts.ts';
import { ClusterError, type StreetBlock } from './types.ts';

/** Today's clusters as the start of zones. */
export interface Kept {
	/** Zone of each block that is in one from the start; -1 elsewhere. */
	given: Int32Array;
	/** 1 if a block is not to be moved. */
	isLocked: Uint8Array;
	/** Zones of the clusters that have locked blocks. */
	zoneOfLocked: ReadonlyMap<string, number>;
	/** Today's clusters as zones, where they are as many, leave no block out and are connected. */
	today: Int32Array | undefined;
}

/**
 * Gives the first zones to the clusters that have locked blocks, in the order of the clusters' ids. Locked blocks of one
 * cluster start as one zone, together with the blocks on the way between them.
 *
 * @param blocks sorted by id
 * @throws ClusterError if a locked block is unknown or in no cluster, or the locked ones cannot be kept together
 */
export function keepClusters(
	blocks: readonly StreetBlock[],
	graph: BlockGraph,
	{ zoneCount, lockedIds }: { zoneCount: number; lockedIds: readonly string[] }
): Kept {
	const isLocked = markLocked(blocks, lockedIds);
	const clusterIds = blocks.map(({ clusterId }) => clusterId);
	const locked = [...new Set(clusterIds.filter((_, b) => isLocked[b]))]
		.filter((id) => id !== null)
		.toSorted();
	if (locked.length > zoneCount)
		throw new ClusterError(
			`Blocks of ${locked.length} clusters are locked, too many for ${zoneCount} zones; unlock some or ask for more zones.`
		);
	const zoneOfLocked = new Map(locked.map((id, zone) => [id, zone]));
	const given = Int32Array.from(blocks, ({ clusterId }, b) =>
		isLocked[b] ? zoneOfLocked.get(clusterId!)! : -1
	);
	for (const [cluster, zone] of zoneOfLocked) connect(graph, given, zone, cluster);
	return { given, isLocked, zoneOfLocked, today: findToday(clusterIds, graph, { zoneCount, zoneOfLocked }) };
}

function markLocked(blocks: readonly StreetBlock[], lockedIds: readonly string[]): Uint8Array {
	const isLocked = new Uint8Array(blocks.length);
	const indexOf = new Map(blocks.map(({ id }, b) => [id, b]));
	for (const id of lockedIds) {
		const b = indexOf.get(id);
		if (b === undefined)
			throw new ClusterError(`There is no block "${id}" to lock; see the ids of the blocks.`);
		if (blocks[b]!.clusterId === null)
			throw new ClusterError(`Block "${id}" is in no cluster that it could be locked in; unlock it.`);
		isLocked[b] = 1;
	}
	return isLocked;
}

function findToday(
	clusterIds: readonly (string | null)[],
	graph: BlockGraph,
	{ zoneCount, zoneOfLocked }: { zoneCount: number; zoneOfLocked: ReadonlyMap<string, number> }
): Int32Array | undefined {
	const ids = [...new Set(clusterIds)].toSorted();
	if (ids.includes(null) || ids.length !== zoneCount) return undefined;
	const order = [...zoneOfLocked.keys(), ...ids.filter((id) => !zoneOfLocked.has(id!))];
	const zoneOf = Int32Array.from(clusterIds, (id) => order.indexOf(id));
	return listParts(graph, zoneOf).length === zoneCount ? zoneOf : undefined;
}

/** Joins the blocks of a zone by the fewest blocks that are in none. */
function connect({ count, first, neighbour }: BlockGraph, given: Int32Array, zone: number, cluster: string) {
	const wanted = [...given.keys()].filter((b) => given[b] === zone);
	const reached = new Set([wanted[0]!]);
	while (wanted.some((b) => !reached.has(b))) {
		const cameFrom = new Int32Array(count).fill(-1);
		const open = [...reached];
		let goal = -1;
		for (let i = 0; i < open.length && goal === -1; i++)
			for (const other of neighbour.subarray(first[open[i]!], first[open[i]! + 1])) {
				if (reached.has(other) || cameFrom[other] !== -1) continue;
				if (given[other] !== -1 && given[other] !== zone) continue;
				cameFrom[other] = open[i]!;
				open.push(other);
				if (given[other] === zone) {
					goal = other;
					break;
				}
			}
		if (goal === -1)
			throw new ClusterError(
				`The locked blocks of cluster "${cluster}" cannot be one connected zone; unlock some of them.`
			);
		for (let b = goal; !reached.has(b); b = cameFrom[b]!) {
			reached.add(b);
			given[b] = zone;
		}
	}
}
