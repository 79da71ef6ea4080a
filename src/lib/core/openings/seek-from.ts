import type { Position } from '../network/types.ts';
import { buildWalkField, type WalkField } from '../network/walk-field.ts';
import type { PresentPlan, WayBeside } from './present-plan.ts';

/** A place beyond the budget, on the current network. */
export interface PlaceInNeed {
	positions: readonly Position[];
	/** Its entrances, which links may pass. */
	ways: readonly WayBeside[];
	/** Walks from the place to all nodes within the budget. */
	field: WalkField;
}

/**
 * Searches from a place as far as the budget goes.
 *
 * @param positions of the place on the current network
 */
export function seekFrom(
	present: PresentPlan,
	positions: readonly Position[],
	ways: readonly WayBeside[]
): PlaceInNeed {
	const sources = positions.map((position) => ({ position, site: 0 }));
	return {
		positions,
		ways,
		field: buildWalkField(present.ground.network, sources, { limitM: present.limitM })
	};
}
