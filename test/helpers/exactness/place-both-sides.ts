import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Snapper } from '#lib/core/network/snap.ts';
import type { Position } from '#lib/core/network/types.ts';
import type { CheckedNetwork } from './checked-network.ts';
import type { DecisionCount } from './compare-decisions.ts';
import { placeByRule, type Placement } from './oracle-placement.ts';
import { QUANTA_PER_METRE, type Spot } from './oracle.ts';

/** Two formulas for a point on a street and the way to it differ by less than this. */
const SAME_Q = 4;

/** Walks between places that each side has put on the network by itself differ by less than this. */
export const PLACING_TOLERANCE_Q = 4 * SAME_Q;

/** A place on the network, as both sides put it there. */
export interface PlacedBySides {
	positions: Position[];
	spots: Spot[];
}

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
): PlacedBySides | undefined {
	const positions = snapper.list(lngLat);
	const { placements, isAmbiguous, isAtLimit } = placeByRule(checked.oracle, lngLat);
	if (isAtLimit) return undefined;
	count.placements++;
	if (isAmbiguous && positions.length !== placements.length) {
		count.ambiguous++;
		return undefined;
	}
	if (positions.length !== placements.length) {
		count.report(
			() =>
				`${label}: ${lngLat.join()} is put on ${positions.length} streets, ` +
				`${positions.map(({ accessM }) => accessM).join(' and ')} m off, and not on ` +
				`${placements.map(({ accessM }) => accessM).join(' and ')} m off`
		);
		return undefined;
	}
	if (positions.length === 0) return undefined;
	for (const [i, position] of positions.entries())
		if (!isRight(checked, position, placements[i]!))
			count.report(
				() =>
					`${label}: ${lngLat.join()} is put ${position.accessM} m off, at ${position.lngLat.join()}, and not ` +
					`${placements[i]!.accessM} m off`
			);
	if (isAmbiguous) {
		count.ambiguous++;
		return undefined;
	}
	return { positions, spots: placements.map(({ spots }) => spots[0]!) };
}

function isRight({ oracle, findSpot }: CheckedNetwork, position: Position, { spots }: Placement): boolean {
	const found = findSpot(position);
	const accessQ = position.accessM * QUANTA_PER_METRE;
	// Of a corner any street will do: from the spot found to the spot due is no way at all.
	return spots.some(
		(spot) =>
			Math.abs(spot.accessQ - accessQ) <= SAME_Q &&
			(!found || oracle.walkQ([{ ...spot, accessQ: 0 }], [{ ...found, accessQ: 0 }]) <= SAME_Q)
	);
}
