import { bboxesMeet, bboxOf } from '../../geometry/bbox.ts';
import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import type { Area } from '../../shaping/types.ts';
import { isWholeCity } from '../whole-city.ts';
import { listFeatures } from '../plan.ts';
import type { Plan } from '../types.ts';

/**
 * The feature of a layer of areas that holds a position, and where none does the one whose outline is nearest; of
 * several the smaller id.
 *
 * @returns its id; `undefined` where the layer is empty
 */
export function findAreaOf(plan: Plan, layer: LayerName, lngLat: LngLat): string | undefined {
	const holding = findHolding(plan, layer, lngLat);
	if (holding !== undefined) return holding;
	let nearest: { id: string; offM: number } | undefined;
	for (const { properties, geometry } of listFeatures(plan, layer)) {
		const offM = offOutlineM(lngLat, geometry as Area);
		if (!nearest || offM < nearest.offM) nearest = { id: properties.id, offM };
	}
	return nearest?.id;
}

/**
 * The id of the feature of a layer of areas that holds a position, of several the smaller, and what stands in for areas
 * that are still to come only where there is no other; `undefined`: none does.
 */
export function findHolding(plan: Plan, layer: LayerName, lngLat: LngLat): string | undefined {
	const at = bboxOf([lngLat]);
	const holding = listFeatures(plan, layer).filter(({ geometry }) => {
		const rings = ringsOf(geometry as Area);
		return bboxesMeet(bboxOf(rings.flat()), at) && isInRings(rings, lngLat);
	});
	return (holding.find(({ properties }) => !isWholeCity(properties.id)) ?? holding[0])?.properties.id;
}
