import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Snapper } from '#lib/core/network/snap.ts';
import type { Position } from '#lib/core/network/types.ts';
import type { CheckedNetwork } from './checked-network.ts';
import type { DecisionCount } from './compare-decisions.ts';
import { placeByHand } from './oracle-placement.ts';
import { QUANTA_PER_METRE, type Spot } from './oracle.ts';

/** Two formulas for a point on a street and the way to it differ by less than this. */
const SAME_Q = 4;

/** Walks between places that each side has put on the network by itself differ by less than this. */
export const PLACING_TOLERANCE_Q = 4 * SAME_Q;

/** Beyond this a place is off the network; a metre on either side is not asked about. */
const MAX_ACCESS_M = 1000;

/**
 * Puts a place on the network by the engine's index and by trying every street, and compares.
 *
 * @returns `undefined` if the place is off the network, or as near to two streets
 */
export function placeBothSides(
	count: DecisionCount,
	checked: CheckedNetwork,
	snapper: Snapper,
	lngLat: LngLat,
	label: string
): { position: Position; spot: Spot } | undefined {
	const position = snapper.find(lngLat);
	const { spots, isAmbiguous, accessM } = placeByHand(checked.oracle, lngLat);
	if (Math.abs(accessM - MAX_ACCESS_M) < 1) return undefined;
	count.placements++;
	if (!position || accessM > MAX_ACCESS_M) {
		if (Boolean(position) !== accessM <= MAX_ACCESS_M)
			count.report(
				() => `${label}: ${lngLat.join()} is ${accessM} m from a street, put ${position?.accessM} m off`
			);
		return undefined;
	}
	const found = checked.findSpot(position);
	const accessQ = position.accessM * QUANTA_PER_METRE;
	const { oracle } = checked;
	// Of a corner any street will do: from the spot found to the spot due is no way at all.
	const isRight = spots.some(
		(spot) =>
			Math.abs(spot.accessQ - accessQ) <= SAME_Q &&
			(!found || oracle.walkQ([{ ...spot, accessQ: 0 }], [{ ...found, accessQ: 0 }]) <= SAME_Q)
	);
	if (!isRight)
		count.report(
			() =>
				`${label}: ${lngLat.join()} is put ${position.accessM} m off, at ${position.lngLat.join()}, and not ` +
				`${accessM} m off`
		);
	if (isAmbiguous) {
		count.ambiguous++;
		return undefined;
	}
	return { position, spot: spots[0]! };
}
