import type { LngLat } from '../geometry/types.ts';
import { isSamePosition } from './checked-ring.ts';
import { mapRows } from './map-rows.ts';
import { passesUnit } from './passes-unit.ts';
import { roundLngLat } from './round-geometry.ts';
import type { Area } from './types.ts';
import { buildUnitGrid } from './unit-grid.ts';

/**
 * A vertex put into every ring of every area that passes by there, to within the last decimal: what an edge was snapped
 * to, or where a split of a neighbour begins. Rings that have the vertex already are left as they are.
 *
 * @param areas WGS-84, rounded to 7 decimals; not changed
 * @param lngLat rounded to 7 decimals
 * @returns areas in the same order, those that it does not lie on the same objects
 */
export function insertSharedVertex(areas: readonly Area[], lngLat: LngLat): Area[] {
	const vertex = roundLngLat(lngLat);
	const { toUnits } = buildUnitGrid(vertex);
	return areas.map((area) =>
		mapRows(area, (ring) => {
			if (ring.some((position) => isSamePosition(position, vertex))) return ring;
			const units = ring.map(toUnits);
			const after = units.findIndex((b, i) => i > 0 && passesUnit(units[i - 1]!, b, [0, 0]));
			return after < 0 ? ring : [...ring.slice(0, after), [...vertex], ...ring.slice(after)];
		})
	);
}
