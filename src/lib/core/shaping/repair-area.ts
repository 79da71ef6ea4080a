import { polygonsOf } from '../geometry/area-rings.ts';
import { isEmptyArea } from './build-overlay.ts';
import { mergeAreas } from './merge-areas.ts';
import type { Area } from './types.ts';

/**
 * An area with the faults of its borders taken out, to be shown to whoever drew it before it is kept: parts over or beside
 * each other become one; of a part that crosses itself, what its border goes round once stays, and what it goes round
 * twice, or a hole covers, is left out; spikes vanish, and open rings are closed.
 *
 * @param area WGS-84, finite positions; not changed
 * @returns rounded to 7 decimals, without faults; `undefined` if no ground is left
 */
export function repairArea(area: Area): Area | undefined {
	const repaired = mergeAreas(
		polygonsOf(area).map((rings) => ({
			type: 'Polygon',
			coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)])
		}))
	);
	return isEmptyArea(repaired) ? undefined : repaired;
}
