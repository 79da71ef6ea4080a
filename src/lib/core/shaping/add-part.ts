import type { LngLat } from '../geometry/types.ts';
import { buildOverlay } from './build-overlay.ts';
import { listShapeFaults } from './list-shape-faults.ts';
import type { ShapeFault } from './shape-faults.ts';
import type { Area } from './types.ts';

export type PartRefusal =
	/** The ring itself is wrong; `fault` says how. */
	| 'ring-faulty'
	/** The part would cover ground that the area has: join them with `mergeAreas`. */
	| 'part-overlaps';

/**
 * An area with one more part. Where the part runs along the border of another, the two become one; in a hole it may lie.
 *
 * @param area WGS-84; not changed
 * @param ring closed
 * @returns rounded to 7 decimals, or why not, with the place to look at
 */
export function addPart(
	area: Area,
	ring: readonly LngLat[]
): { area: Area } | { refusal: PartRefusal; lngLat: LngLat | null; fault?: ShapeFault } {
	const part: Area = { type: 'Polygon', coordinates: [[...ring]] };
	const [fault] = listShapeFaults(part);
	if (fault) return { refusal: 'ring-faulty', lngLat: fault.lngLat, fault };
	const { map, outline, lngLatOf } = buildOverlay([area, part]);
	const common = map.faceOf.findIndex((face) => map.areasOf[face] === 3n);
	if (common >= 0) return { refusal: 'part-overlaps', lngLat: lngLatOf(map.originOf[common]!) };
	return { area: outline((face) => map.areasOf[face] !== 0n) };
}
