import { AxisView, type BoundarySample } from './axis-view.ts';
import { DEFAULT_ALONG_M } from './list-along-axis.ts';
import type { AxisArea, AxisLine, StreetLine } from './types.ts';

/** Areas up to this much farther away than the rule allows are listed, metres. Assumed: about one row of buildings. */
export const NEAR_MISS_M = 50;

/** An area that does not lie along an axis, and why. */
export interface NearMiss {
	id: string;
	state: AxisArea['state'];
	/** Least distance from its boundary to the axis line, whatever lies between; metres. */
	distanceM: number;
	/** It is near enough, but a street lies between wherever it is; or it is too far away. */
	reason: 'street-between' | 'too-far';
	/** Name of the street between, '' for one without; `null` if none is. */
	streetName: string | null;
}

/**
 * The areas that just do not lie along an axis by the rule of {@link listAlongAxis}: those near enough that another street
 * hides, and those up to {@link NEAR_MISS_M} too far away.
 *
 * The street between is the one on the shortest way to the axis.
 *
 * @returns nearest first, then by id
 */
export function listNearMisses(
	axis: AxisLine,
	areas: readonly AxisArea[],
	streets: readonly StreetLine[],
	{ alongM = DEFAULT_ALONG_M, nearMissM = NEAR_MISS_M } = {}
): NearMiss[] {
	if (axis.lngLats.length < 2) return [];
	const view = new AxisView(axis, streets);
	const limitM = axis.halfWidthM + alongM;
	const misses = areas.flatMap(({ id, state, geometry }): NearMiss[] => {
		const samples = [...view.listRings(geometry, limitM + nearMissM)].flat();
		const nearest = findNearest(samples);
		if (!nearest || nearest.distanceM > limitM + nearMissM) return [];
		const within = samples.filter(({ distanceM }) => distanceM <= limitM);
		if (within.some((sample) => !view.isHidden(sample))) return [];
		const between = view.findBetween(nearest);
		return [
			{
				id,
				state,
				distanceM: nearest.distanceM,
				reason: within.length > 0 ? 'street-between' : 'too-far',
				streetName: between?.name ?? null
			}
		];
	});
	return misses.toSorted((m, n) => m.distanceM - n.distanceM || (m.id < n.id ? -1 : 1));
}

function findNearest(samples: readonly BoundarySample[]): BoundarySample | undefined {
	let nearest: BoundarySample | undefined;
	for (const sample of samples) if (!nearest || sample.distanceM < nearest.distanceM) nearest = sample;
	return nearest;
}
