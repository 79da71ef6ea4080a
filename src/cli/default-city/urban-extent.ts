import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { toXy } from './plane.ts';

/** A little outside the ring roads: 西二环, 北三环, 东三环, 南二环. Street ends inside are carried on. */
export const RINGS_EXTENT: Xy[] = toRing([
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
]);

/**
 * About the built-up part within the rings. A block belongs to the main urban area if its middle lies inside;
 * the area's own boundary runs along the blocks' streets.
 */
export const URBAN_EXTENT: Xy[] = toRing([
	[115.396, 38.85],
	[115.395, 38.906],
	[115.414, 38.912],
	[115.436, 38.9165],
	[115.452, 38.9165],
	[115.452, 38.936],
	[115.507, 38.924],
	[115.513, 38.908],
	[115.53, 38.8975],
	[115.5585, 38.897],
	[115.5585, 38.838],
	[115.531, 38.8335],
	[115.527, 38.823],
	[115.505, 38.821],
	[115.503, 38.812],
	[115.46, 38.814],
	[115.421, 38.818],
	[115.421, 38.836],
	[115.414, 38.848]
]);

function toRing(clockwise: LngLat[]): Xy[] {
	return clockwise.map(toXy).toReversed();
}
