import type { LngLat } from '../../geometry/types.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan } from '../types.ts';

/** How far from a passage the outlines of its two neighbours may be. */
const NEAR_M = 40;

/**
 * The two communities whose outlines are nearest to a position, at most 40 m away, in id order; of several as near the
 * smaller ids.
 *
 * @returns `undefined` if there are not two
 */
export function findNeighboursAt(plan: Plan, at: LngLat): [string, string] | undefined {
	const [one, other] = listFeatures(plan, 'communities')
		.map(({ properties, geometry }) => ({ id: properties.id, offM: offOutlineM(at, geometry as Area) }))
		.filter(({ offM }) => offM <= NEAR_M)
		.toSorted((a, b) => a.offM - b.offM)
		.map(({ id }) => id);
	if (one === undefined || other === undefined) return undefined;
	return one < other ? [one, other] : [other, one];
}
