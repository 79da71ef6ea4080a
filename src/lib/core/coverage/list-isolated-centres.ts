import type { Ground, PlacedSite } from '../what-if/types.ts';

/**
 * Centres that no community can reach at all: their streets lead to no community of the plan, or they lie off all
 * streets. None where the plan has no community.
 *
 * @returns ids, in the order of the centres
 */
export function listIsolatedCentres({ network, centres, communities }: Ground): string[] {
	if (communities.length === 0) return [];
	const { component, edgeFrom } = network;
	const piecesOf = ({ positions }: PlacedSite) =>
		positions.flatMap((position) => (position ? [component[edgeFrom[position.edge]!]!] : []));
	const lived = new Set(communities.flatMap(piecesOf));
	return centres.filter((centre) => !piecesOf(centre).some((piece) => lived.has(piece))).map(({ id }) => id);
}
