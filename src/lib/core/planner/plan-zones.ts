import type { CityFeatures } from '../city/types.ts';
import { buildBlocks } from '../clusters/build-blocks.ts';
import { countPeople } from '../clusters/count-people.ts';
import { leaveOutIslands } from '../clusters/leave-out-islands.ts';
import { listBlockBorders } from '../clusters/list-block-borders.ts';
import { outlineZones } from '../clusters/outline-zones.ts';
import { redrawClusters } from '../clusters/redraw-clusters.ts';
import { TOUCHING_M } from '../clusters/settings.ts';
import { ClusterError, type BlockBorder, type StreetBlock } from '../clusters/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { Network } from '../network/types.ts';
import type { DrawnZones, ZonesQuestion } from './types.ts';

export interface ZoneGround {
	blocks: StreetBlock[];
	borders: BlockBorder[];
}

/**
 * The city's street blocks, or those that its main streets enclose, with what runs along their borders.
 *
 * @throws ClusterError if there are none
 */
export function buildZoneGround(
	{ blocks, communities }: Pick<CityFeatures, 'blocks' | 'communities'>,
	network: Network,
	railways: readonly LngLat[][]
): ZoneGround {
	const lines = { network, railways, toleranceM: TOUCHING_M };
	if (blocks.features.length > 0) {
		const own = blocks.features.map(({ geometry, properties }): StreetBlock => ({
			...properties,
			geometry
		}));
		return { blocks: own, borders: listBlockBorders(own, lines) };
	}
	const built = buildBlocks(network);
	const { population } = countPeople(
		built,
		communities.features.map(({ geometry, properties }) => ({ ...properties, geometry }))
	);
	const peopled = built.map((block, b): StreetBlock => ({
		...block,
		clusterId: null,
		population: population[b]!
	}));
	if (peopled.length === 0)
		throw new ClusterError('There are no street blocks, and the main streets enclose none.');
	return leaveOutIslands(peopled, listBlockBorders(peopled, lines));
}

/** Redraws clusters; see `redrawClusters`. */
export function planZones(
	{ blocks, borders }: ZoneGround,
	{ k, weights, seed }: ZonesQuestion,
	onProgress: (share: number) => void
): DrawnZones {
	const redrawn = redrawClusters(blocks, borders, { k, weights, seed, onProgress });
	return { ...redrawn, outlines: outlineZones(blocks, redrawn.zones) };
}
