import { buildOverlay } from './build-overlay.ts';
import type { Area } from './types.ts';

/**
 * The ground of an area without that of others. Along the new border both have the same points only if the others have
 * those that are found here too: see `reshapeShared` for areas that lie side by side.
 *
 * @param area,others WGS-84; not changed
 * @returns rounded to 7 decimals; a MultiPolygon without parts where nothing is left
 */
export function subtractArea(area: Area, ...others: readonly Area[]): Area {
	const { outline, map } = buildOverlay([area, ...others]);
	return outline((face) => map.areasOf[face] === 1n);
}
