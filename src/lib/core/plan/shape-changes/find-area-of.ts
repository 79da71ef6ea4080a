import { bboxesMeet, bboxOf } from '../../geometry/bbox.ts';
import { ringsOf } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { offOutlineM } from '../../shaping/off-outline-m.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import type { Plan } from '../types.ts';

/**
 * The feature of a layer of areas that holds a position, and where none does the one whose outline is nearest; of
 * several the smaller id.
 *
 * @returns its id; `undefined` where the layer is empty
 */
export function findAreaOf(plan: Plan, layer: LayerName, lngLat: LngLat): string | undefined {
	const areas = listFeatures(plan, layer).map(({ properties, geometry }) => ({
		id: properties.id,
		area: geometry as Area
	}));
	const at = bboxOf([lngLat]);
	const holding = areas.find(({ area }) => {
		const rings = ringsOf(area);
		return bboxesMeet(bboxOf(rings.flat()), at) && isInRings(rings, lngLat);
	});
	if (holding) return holding.id;
	let nearest: { id: string; offM: number } | undefined;
	for (const { id, area } of areas) {
		const offM = offOutlineM(lngLat, area);
		if (!nearest || offM < nearest.offM) nearest = { id, offM };
	}
	return nearest?.id;
}
