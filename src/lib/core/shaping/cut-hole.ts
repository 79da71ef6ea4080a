import type { LngLat } from '../geometry/types.ts';
import { buildOverlay } from './build-overlay.ts';
import { listShapeFaults } from './list-shape-faults.ts';
import type { ShapeFault } from './shape-faults.ts';
import type { Area } from './types.ts';

export type HoleRefusal =
	/** The ring itself is wrong; `fault` says how. */
	| 'ring-faulty'
	/** No ground of the area lies in the ring. */
	| 'hole-misses'
	/** The ring goes beyond the area, or runs along its outer border: cut that off with `subtractArea` or `splitArea`. */
	| 'hole-leaves-area'
	/** Nothing would be left. */
	| 'nothing-left';

/**
 * An area with a hole cut into it, which must lie in the area wholly; over holes that are there it may go.
 *
 * @param area WGS-84; not changed
 * @param ring closed
 * @returns rounded to 7 decimals, or why not, with the place to look at
 */
export function cutHole(
	area: Area,
	ring: readonly LngLat[]
): { area: Area } | { refusal: HoleRefusal; lngLat: LngLat | null; fault?: ShapeFault } {
	const hole: Area = { type: 'Polygon', coordinates: [[...ring]] };
	const [fault] = listShapeFaults(hole);
	if (fault) return { refusal: 'ring-faulty', lngLat: fault.lngLat, fault };
	const { map, outline, lngLatOf } = buildOverlay([area, hole]);
	if (!map.areasOf.some((areas) => areas === 3n)) return { refusal: 'hole-misses', lngLat: ring[0]! };
	if (!map.areasOf.some((areas) => areas === 1n)) return { refusal: 'nothing-left', lngLat: ring[0]! };
	// The ring's other side is the outside of everything, face 0, where it leaves the area or runs along its outer border.
	const beyond = map.edges.find(
		({ areas }, e) => areas & 2n && (map.faceOf[2 * e] === 0 || map.faceOf[2 * e + 1] === 0)
	);
	if (beyond) return { refusal: 'hole-leaves-area', lngLat: lngLatOf(beyond.from) };
	return { area: outline((face) => map.areasOf[face] === 1n) };
}
