import type { Xy } from '#lib/core/geometry/types.ts';
import { toXy } from './plane.ts';
import { centroid, contains } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

/**
 * A line a little outside the ring roads that bound the main urban area: 西二环, 北三环 with 北二环 beyond 乐凯大街,
 * 东三环, 南二环. A block belongs if its middle lies inside.
 */
export const URBAN_EXTENT: Xy[] = (
	[
		[115.394, 38.815],
		[115.396, 38.932],
		[115.42, 38.9245],
		[115.44, 38.939],
		[115.52, 38.925],
		[115.547, 38.9135],
		[115.5585, 38.9135],
		[115.5585, 38.838],
		[115.536, 38.8],
		[115.46, 38.814]
	] as [number, number][]
)
	.map(toXy)
	.toReversed();

export const isUrban = (plan: StreetPlan, face: readonly number[]) =>
	contains(URBAN_EXTENT, centroid(plan.toRing(face)));
