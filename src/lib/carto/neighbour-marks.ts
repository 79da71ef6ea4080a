import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import type { PlanningMark } from './planning-marks.ts';

/** Who borders whom, as short lines across what lies between. */
export function listNeighbourMarks(pairs: readonly Pick<NeighbourPair, 'line'>[]): PlanningMark[] {
	return pairs.map(({ line }) => ({
		kind: 'link',
		geometry: { type: 'LineString', coordinates: line }
	}));
}
