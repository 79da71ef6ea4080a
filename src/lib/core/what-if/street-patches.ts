import type { PatchedNetwork } from '../network/patch-network.ts';
import type { Network } from '../network/types.ts';
import { areEqual } from '../plan/equal-values.ts';
import type { Ground, KeptPatches, OpenedThrough, PlacedSite, StreetPatch } from './types.ts';

/** How many patches of one network are kept. */
const KEPT_MAX = 2;

/**
 * Patches of the streets that stand in the plan, kept by the network that they change: a plan of which only places
 * have changed uses them again.
 */
export class StreetPatches implements KeptPatches {
	readonly #known = new WeakMap<Network, Map<string, StreetPatch>>();

	/**
	 * @param key what changes the streets; the same key on the same network has the same effect
	 * @throws whatever `make` throws; that is not kept
	 */
	get(network: Network, key: string, make: () => StreetPatch): StreetPatch {
		let known = this.#known.get(network);
		if (!known) this.#known.set(network, (known = new Map()));
		const patch = known.get(key) ?? make();
		known.delete(key);
		known.set(key, patch);
		const [oldest] = known.keys();
		if (known.size > KEPT_MAX && oldest !== undefined) known.delete(oldest);
		return patch;
	}

	readonly #opened = new WeakMap<PlacedSite, { through: OpenedThrough; site: PlacedSite }>();

	/**
	 * A site with the ways through its opened walls, as it was made before if nothing is different.
	 *
	 * @param make called with the plan's own streets only
	 */
	opened(of: PlacedSite, through: OpenedThrough, make: () => PlacedSite): PlacedSite {
		const known = this.#opened.get(of);
		if (known && isSame(known.through, through)) return known.site;
		const site = make();
		this.#opened.set(of, { through, site });
		return site;
	}
}

const isSame = ([openings, sites]: OpenedThrough, [nowOpenings, nowSites]: OpenedThrough) =>
	sites.length === nowSites.length &&
	sites.every((site, i) => site === nowSites[i]) &&
	areEqual(openings, nowOpenings);

/** The patch of a plan whose streets were patched. @param change of a site that was moved onto them, if any */
export function toStreetPatch(
	place: Ground['place'],
	{ network, move }: Pick<PatchedNetwork, 'network' | 'move'>,
	change: (site: PlacedSite) => PlacedSite = (site) => site
): StreetPatch {
	const known = new WeakMap<PlacedSite, PlacedSite>();
	return {
		network,
		place: (lngLat) => place(lngLat).map(move),
		toSite(site) {
			let moved = known.get(site);
			if (!moved) known.set(site, (moved = change(moveSite(site, move))));
			return moved;
		},
		leftOut: []
	};
}

/** The plan on changed streets. */
export function takePatch(ground: Ground, { network, place, toSite }: StreetPatch): Ground {
	if (network === ground.network) return ground;
	return {
		...ground,
		network,
		place,
		centres: ground.centres.map(toSite),
		communities: ground.communities.map(toSite)
	};
}

/** A site on a patched network; one that no patch touches is the same object. */
function moveSite(site: PlacedSite, move: PatchedNetwork['move']): PlacedSite {
	const positions = site.positions.map((position) => position && move(position));
	return positions.every((position, i) => position === site.positions[i]) ? site : { ...site, positions };
}
