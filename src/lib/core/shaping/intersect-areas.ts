import { buildOverlay } from './build-overlay.ts';
import type { Area } from './types.ts';

/**
 * The ground that all areas have in common.
 *
 * @param areas WGS-84; not changed
 * @returns rounded to 7 decimals; a MultiPolygon without parts where there is none, and of no areas
 */
export function intersectAreas(...areas: readonly Area[]): Area {
	const { outline, map } = buildOverlay(areas);
	const all = (1n << BigInt(areas.length)) - 1n;
	return outline((face) => areas.length > 0 && map.areasOf[face] === all);
}
