import { waysInto, type Place } from '../coverage/place-sites.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildSnapper } from '../network/snap.ts';
import { patchNetwork, type NetworkPatch } from '../network/patch-network.ts';
import type { Network } from '../network/types.ts';
import type { Ground, PlacedSite, PlacedWay } from './types.ts';

/** The parts of a plan that are placed on the network. */
export interface PlanPlaces {
	/** Open centres with their doors open to all. */
	centres: readonly Place[];
	communities: readonly Place[];
}

/** Puts a plan on its network: doors and entrances at their nearest streets, see {@link Snapper.list}. */
export function buildGround(network: Network, places: PlanPlaces): Ground {
	const snapper = buildSnapper(network);
	const place = (lngLat: LngLat) => snapper.list(lngLat);
	const toSite = (of: Place): PlacedSite => {
		const ways = waysInto(of, snapper).map(({ id, lngLat, openTo }, i) => ({
			id: id ?? `${of.id}/${i + 1}`,
			lngLat,
			openTo,
			innerM: 0
		}));
		return addWays(
			{ id: of.id, geometry: of.geometry, ways: [], positions: [], walled: of.walled ?? true },
			ways,
			place
		);
	};
	return {
		network,
		place,
		centres: places.centres.map(toSite),
		communities: places.communities.map(toSite),
		madeIds: new Set()
	};
}

/** A site with more doors or entrances; one with no street near stays listed, without a position. */
export function addWays(site: PlacedSite, added: readonly PlacedWay[], place: Ground['place']): PlacedSite {
	const [ways, positions] = [[...site.ways], [...site.positions]];
	for (const way of added) {
		const at = place(way.lngLat);
		for (const position of at.length > 0 ? at : [undefined]) {
			ways.push(way);
			positions.push(position && { ...position, accessM: position.accessM + way.innerM });
		}
	}
	return { ...site, ways, positions };
}

/** The same plan on a network with more links and barriers. */
export function patchGround(ground: Ground, patch: NetworkPatch): { ground: Ground; linkEdges: number[] } {
	const { network, move, linkEdges } = patchNetwork(ground.network, patch);
	const moveSite = (site: PlacedSite): PlacedSite => ({
		...site,
		positions: site.positions.map((position) => position && move(position))
	});
	return {
		ground: {
			...ground,
			network,
			place: (lngLat) => ground.place(lngLat).map(move),
			centres: ground.centres.map(moveSite),
			communities: ground.communities.map(moveSite)
		},
		linkEdges
	};
}
