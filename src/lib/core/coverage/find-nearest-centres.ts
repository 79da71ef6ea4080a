import type { Network } from '../network/types.ts';
import { buildWalkField, findNearestSource, type Source, type WalkField } from '../network/walk-field.ts';
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
	const byId = [...centres.keys()].toSorted((a, b) => (centres[a]!.id < centres[b]!.id ? -1 : 1));
	const sources: Source[] = [];
	const doors: CentreField['doors'] = [];
	for (const [rank, centre] of byId.entries())
		for (const [door, position] of centres[centre]!.positions.entries()) {
			if (!position) continue;
			sources.push({ position, site: rank });
			doors.push({ centre, door });
		}
	return { field: buildWalkField(network, sources, { limitM }), doors };
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
			// Sources are in the order of the centres' ids, so the smaller source is the smaller id.
			if (!best || distanceM < best.distanceM || (distanceM === best.distanceM && source < best.source))
				best = { distanceM, source, entrance };
		}
		return best && { ...doors[best.source]!, entrance: best.entrance, distanceM: best.distanceM };
	});
}
