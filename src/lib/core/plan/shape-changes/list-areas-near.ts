import { ringsOf } from '../../geometry/area-rings.ts';
import { bboxesMeet, bboxOf, growBbox } from '../../geometry/bbox.ts';
import type { LayerName } from '../../city/types.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import { isWholeCity } from '../whole-city.ts';
import { GEOMETRY, type Plan, type PlanFeature, type WantedChange } from '../types.ts';

/** Boxes of borders that rounding put apart meet. */
const MARGIN_DEG = 2e-7;

/**
 * The features of a layer of areas whose boxes meet that of other areas, in id order; without what stands in for areas
 * that are still to come.
 */
export function listAreasNear(plan: Plan, layer: LayerName, areas: readonly Area[]): PlanFeature[] {
	const box = growBbox(bboxOf(areas.flatMap((area) => ringsOf(area).flat())), MARGIN_DEG);
	return listFeatures(plan, layer).filter(
		({ properties, geometry }) =>
			!isWholeCity(properties.id) && bboxesMeet(bboxOf(ringsOf(geometry as Area).flat()), box)
	);
}

/** Changes of the shapes that have become others. */
export function listReshaped(
	layer: LayerName,
	features: readonly PlanFeature[],
	after: readonly Area[]
): WantedChange[] {
	return features.flatMap(({ properties, geometry }, i): WantedChange[] =>
		after[i] === geometry
			? []
			: [{ layer, featureId: properties.id, op: 'set', field: GEOMETRY, value: after[i] }]
	);
}
