import { ringsOf } from '../../geometry/area-rings.ts';
import type { LayerName } from '../../city/types.ts';
import { isEmptyArea } from '../../shaping/build-overlay.ts';
import { fitTogether } from '../../shaping/fit-together.ts';
import { subtractArea } from '../../shaping/subtract-area.ts';
import type { Area } from '../../shaping/types.ts';
import type { Plan, WantedChange } from '../types.ts';
import { listAreasNear, listReshaped } from './list-areas-near.ts';
import type { ShapeRefusal } from './types.ts';

/**
 * What of an area no other of its layer has, so that a new one lies beside those that are there: neighbours get the
 * points of the border that they share with it.
 *
 * @returns the ground, and the neighbours that get points; or `ground-taken` if nothing is left
 */
export function takeFreeGround(
	plan: Plan,
	layer: LayerName,
	area: Area
): { geometry: Area; changes: WantedChange[] } | ShapeRefusal {
	const near = listAreasNear(plan, layer, [area]);
	const before = near.map(({ geometry }) => geometry as Area);
	const free = subtractArea(area, ...before);
	if (isEmptyArea(free)) return { refusal: 'ground-taken', lngLat: ringsOf(area)[0]?.[0] ?? null };
	const [geometry, ...after] = fitTogether([free, ...before]);
	return { geometry: geometry!, changes: listReshaped(layer, near, after) };
}
