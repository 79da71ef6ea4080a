import type { Network } from './types.ts';

/**
 * A connected piece of streets as long as this is walked on by itself: an island town of a thousand households has
 * more, the inner streets of the largest estates with an unmapped gate have less.
 */
export const WALKED_PIECE_M = 3000;

/** A shorter piece is walked on by itself too if it is at least this share of the longest one: in a small network. */
export const WALKED_PIECE_SHARE = 1 / 2;

/**
 * Streets apart from the network that people walk on: those of connected pieces shorter than `WALKED_PIECE_M` and
 * than `WALKED_PIECE_SHARE` of the longest piece. Courtyard paths and stubs that are drawn without a joint to the
 * street beside them are such.
 *
 * @returns 1 for each edge that is apart; `undefined` if none is
 */
export function listApartEdges({
	edgeCount,
	edgeFrom,
	component,
	componentLengthM
}: Network): Uint8Array | undefined {
	const leastM = Math.min(WALKED_PIECE_M, WALKED_PIECE_SHARE * (componentLengthM[0] ?? 0));
	// The longest come first.
	if (!(componentLengthM.at(-1)! < leastM)) return undefined;
	return Uint8Array.from({ length: edgeCount }, (_, edge) =>
		componentLengthM[component[edgeFrom[edge]!]!]! < leastM ? 1 : 0
	);
}
