import { buildOverlay } from './build-overlay.ts';
import type { Area } from './types.ts';

/**
 * The ground of several areas as one: borders between them are gone, parts that do not touch stay parts. The points of
 * the remaining border are kept, for a third area may share them.
 *
 * @param areas WGS-84; not changed
 * @returns rounded to 7 decimals, outer rings counter-clockwise; of no areas a MultiPolygon without parts
 */
export function mergeAreas(areas: readonly Area[]): Area {
	const { outline, map } = buildOverlay(areas);
	return outline((face) => map.areasOf[face] !== 0n);
}
