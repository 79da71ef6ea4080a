import { findNearestOthers } from '../neighbours/find-nearest-others.ts';
import { listNeighbours } from '../neighbours/list-neighbours.ts';
import { DEFAULT_GAP_M } from '../neighbours/settings.ts';
import type { NeighbourArea } from '../neighbours/types.ts';
import type { Network } from '../network/types.ts';
import type { PackageCommunity, PackageGround } from './types.ts';

/** A community as plans have it. */
export type PlannedCommunity = NeighbourArea &
	Omit<PackageCommunity, 'centreId' | 'walkSeconds' | 'frontages'>;

export interface GroundSources {
	/** Those to be renewed, each id once; WGS-84. */
	communities: readonly PlannedCommunity[];
	/** Its main streets part neighbours. */
	network: Network;
	gapM?: number;
	/** Nearest centres by community; one without an entry reaches none. */
	walks?: ReadonlyMap<string, Pick<PackageCommunity, 'centreId' | 'walkSeconds'>>;
	/** The axes with the communities that face them. */
	axes?: readonly { id: string; members: readonly { id: string; frontageM: number }[] }[];
}

/** Input of packages from a plan: neighbours, nearest centres, frontage on axes. By id. */
export function buildPackageGround({
	communities,
	network,
	gapM = DEFAULT_GAP_M,
	walks = new Map(),
	axes = []
}: GroundSources): PackageGround {
	const { pairs } = listNeighbours(communities, network, { gapM });
	const bordering = new Set(pairs.flatMap(({ a, b }) => [a, b]));
	const alone = communities.map(({ id }) => id).filter((id) => !bordering.has(id));
	return {
		gapM,
		pairs,
		nearestOthers: Object.fromEntries(findNearestOthers(alone, communities, network)),
		communities: communities
			.map(({ id, name, clusterId, districtId, households, people, floorAreaM2 }) => ({
				id,
				name,
				clusterId,
				districtId,
				households,
				people,
				floorAreaM2,
				centreId: walks.get(id)?.centreId ?? null,
				walkSeconds: walks.get(id)?.walkSeconds ?? null,
				frontages: axes.flatMap((axis) =>
					axis.members
						.filter((member) => member.id === id)
						.map(({ frontageM }) => ({ axisId: axis.id, frontageM }))
				)
			}))
			.toSorted((a, b) => (a.id < b.id ? -1 : 1))
	};
}
