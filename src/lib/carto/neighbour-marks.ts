import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import type { PlanningMark } from './planning-marks.ts';

/** Neighbour relations as short lines across the gaps. */
export function listNeighbourMarks(pairs: readonly Pick<NeighbourPair, 'line'>[]): PlanningMark[] {
	return pairs.map(({ line }) => ({
		kind: 'link',
		geometry: { type: 'LineString', coordinates: line }
	}));
}
