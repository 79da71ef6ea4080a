import type { Network } from '../network/types.ts';
import {
	buildWalkField,
	findNearestSource,
	wins,
	type Source,
	type WalkField
} from '../network/walk-field.ts';
import type { NearestWalk, Site } from './types.ts';

/** One search from every door of the centres; a centre's rank by id is its site number. */
export interface CentreField {
	field: WalkField;
	/** Centre and door of each source of the field. */
	doors: { centre: number; door: number }[];
}

/** Searches the network once from all doors of `centres`. Centres without a door on a street are left out. */
export function buildCentreField(
	network: Network,
	centres: readonly Site[],
	{ limitM = Infinity } = {}
): CentreField {
	const order = orderById(centres);
	const { sources, doors } = listSources(centres, order, order.keys());
	return { field: buildWalkField(network, sources, { limitM }), doors };
}

/**
 * The field of all centres but one, over which that one can be searched from any new place: see
 * {@link addCentre}.
 */
export function buildFieldWithout(network: Network, centres: readonly Site[], left: number): CentreField {
	const order = orderById(centres);
	const ranks = [...order.keys()].filter((rank) => order[rank] !== left);
	const { sources, doors } = listSources(centres, order, ranks);
	return { field: buildWalkField(network, sources), doors };
}

/**
 * The field of all centres, made from the one without centre `added`: only where that one is nearest is searched.
 *
 * @param without of the same centres in the same order, but for the positions of `added`
 */
export function addCentre(without: CentreField, centres: readonly Site[], added: number): CentreField {
	const order = orderById(centres);
	const { sources, doors } = listSources(centres, order, [order.indexOf(added)]);
	return {
		field: buildWalkField(without.field.network, [...without.field.sources, ...sources], {
			over: without.field
		}),
		doors: [...without.doors, ...doors]
	};
}

const orderById = (centres: readonly Site[]) =>
	[...centres.keys()].toSorted((a, b) => (centres[a]!.id < centres[b]!.id ? -1 : 1));

function listSources(centres: readonly Site[], order: readonly number[], ranks: Iterable<number>) {
	const sources: Source[] = [];
	const doors: CentreField['doors'] = [];
	for (const rank of ranks) {
		const centre = order[rank]!;
		for (const [door, position] of centres[centre]!.positions.entries()) {
			if (!position) continue;
			sources.push({ position, site: rank });
			doors.push({ centre, door });
		}
	}
	return { sources, doors };
}

/**
 * Each community's nearest centre, by its best pair of entrance and door. Equally near centres: the smaller id;
 * equally near entrances: the first.
 *
 * @returns as long as `communities`; `undefined` where no centre can be reached
 */
export function findNearestCentres(
	{ field, doors }: CentreField,
	communities: readonly Site[]
): (NearestWalk | undefined)[] {
	return communities.map(({ positions }) => {
		let best: { distanceM: number; source: number; entrance: number } | undefined;
		for (const [entrance, position] of positions.entries()) {
			const nearest = position && findNearestSource(field, position);
			if (!nearest) continue;
			const { distanceM, source } = nearest;
			if (
				!best ||
				distanceM < best.distanceM ||
				(distanceM === best.distanceM && wins(field.sources, source, best.source))
			)
				best = { distanceM, source, entrance };
		}
		return best && { ...doors[best.source]!, entrance: best.entrance, distanceM: best.distanceM };
	});
}
