import type { BlockGraph } from './block-graph.ts';
import type { StreetBlock } from './types.ts';

/**
 * Which zone goes on as which of today's clusters: those with the most people and ground in common, largest first, one
 * zone a cluster. Of equals the smaller id, then the smaller zone.
 *
 * @param zoneOfLocked zones that are decided
 * @returns the zone that keeps each block's cluster; -1 where none does
 */
export function matchClusters(
	blocks: readonly StreetBlock[],
	graph: BlockGraph,
	zoneOf: Int32Array,
	zoneOfLocked: ReadonlyMap<string, number> = new Map()
): Int32Array {
	const common = new Map<string, { cluster: string; zone: number; size: number }>();
	for (const [b, { clusterId }] of blocks.entries()) {
		if (clusterId === null) continue;
		const [zone, key] = [zoneOf[b]!, `${zoneOf[b]} ${clusterId}`];
		const size = graph.area[b]! + graph.population[b]! + (common.get(key)?.size ?? 0);
		common.set(key, { cluster: clusterId, zone, size });
	}
	const zoneOfCluster = new Map(zoneOfLocked);
	const taken = new Set(zoneOfLocked.values());
	const falling = [...common.values()].toSorted(
		(m, n) => n.size - m.size || (m.cluster < n.cluster ? -1 : m.cluster > n.cluster ? 1 : m.zone - n.zone)
	);
	for (const { cluster, zone } of falling) {
		if (zoneOfCluster.has(cluster) || taken.has(zone)) continue;
		zoneOfCluster.set(cluster, zone);
		taken.add(zone);
	}
	return Int32Array.from(blocks, ({ clusterId }) =>
		clusterId === null ? -1 : (zoneOfCluster.get(clusterId) ?? -1)
	);
}
