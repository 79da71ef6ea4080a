import { buildWalkField, findNearestSource, type Source, type WalkField } from '../network/walk-field.ts';
import type { Position } from '../network/types.ts';
import type { Ground, PlacedSite } from '../what-if/types.ts';
import type { Candidate } from './list-candidates.ts';

/**
 * Walking metres from every centre and candidate to every community, by the best pair of door and entrance: what
 * coverage measures once the candidate is added to the plan.
 *
 * @param options.limitM further than this counts as no way; Infinity measures every way there is
 * @returns communities × (centres, then candidates), row by row; Infinity where there is no way
 */
export function buildWalkCosts(
	ground: Ground,
	communities: readonly PlacedSite[],
	candidates: readonly Candidate[],
	{ limitM = Infinity, onProgress }: { limitM?: number; onProgress?: (share: number) => void } = {}
): Float64Array {
	const doors: (readonly (Position | undefined)[])[] = [
		...ground.centres.map(({ positions }) => positions),
		...candidates.map(({ lngLat }) => ground.place(lngLat))
	];
	const costs = new Float64Array(communities.length * doors.length).fill(Infinity);
	let reuse: WalkField | undefined;
	for (const [column, positions] of doors.entries()) {
		const sources = positions.flatMap((position): Source[] => (position ? [{ position, site: 0 }] : []));
		if (sources.length === 0) continue;
		const field = buildWalkField(ground.network, sources, { limitM, reuse });
		reuse = field;
		for (const [row, { positions: entrances }] of communities.entries()) {
			let best = Infinity;
			for (const entrance of entrances)
				if (entrance) best = Math.min(best, findNearestSource(field, entrance)?.distanceM ?? Infinity);
			if (best <= limitM) costs[row * doors.length + column] = best;
		}
		if (column % 50 === 0) onProgress?.(column / doors.length);
	}
	return costs;
}
