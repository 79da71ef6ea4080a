import { waysInto, type Place } from '../coverage/place-sites.ts';
import type { LngLat } from '../geometry/types.ts';
import { buildSnapper, type Snapper } from '../network/snap.ts';
import type { Network } from '../network/types.ts';
import { areEqual } from '../plan/equal-values.ts';
import { StreetPatches } from './street-patches.ts';
import type { Ground, PlacedSite, PlacedWay, StandingEdit } from './types.ts';

/** The parts of a plan that are placed on the network. */
export interface PlanPlaces {
	/** Open centres with their doors open to all. */
	centres: readonly Place[];
	communities: readonly Place[];
	/** Walls, links and passages, in the order in which they are made; none: left out. */
	standing?: readonly StandingEdit[] | undefined;
}

/** A plan on its network without what stands beside the streets, and what it was made of. */
export interface RawPlan {
	places: PlanPlaces;
	snapper: Snapper;
	ground: Ground;
}

/**
 * Puts a plan on its network: doors and entrances at their nearest streets, see {@link Snapper.list}. Walls, links and
 * passages are not made, but their ids are taken.
 */
export function buildGround(network: Network, places: PlanPlaces): Ground {
	return buildRawPlan(network, places).ground;
}

/** @param from another plan on the same network: places that are the same in it are not looked up again */
export function buildRawPlan(network: Network, places: PlanPlaces, from?: RawPlan): RawPlan {
	const snapper = from?.snapper ?? buildSnapper(network);
	const place = from?.ground.place ?? ((lngLat: LngLat) => snapper.list(lngLat));
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
	const toSites = (layer: 'centres' | 'communities'): PlacedSite[] => {
		const before = new Map(from?.places[layer].map((of, i) => [of.id, { of, site: from.ground[layer][i]! }]));
		return places[layer].map((of) => {
			const known = before.get(of.id);
			return known && isSamePlace(known.of, of) ? known.site : toSite(of);
		});
	};
	const ground: Ground = {
		network,
		place,
		centres: toSites('centres'),
		communities: toSites('communities'),
		madeIds: new Set(places.standing?.map(({ id }) => id)),
		patches: from?.ground.patches ?? new StreetPatches()
	};
	return { places, snapper, ground };
}

const isSamePlace = (a: Place, b: Place) =>
	a.walled === b.walled && areEqual(a.ways, b.ways) && areEqual(a.geometry, b.geometry);

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
