import { bboxesMeet, bboxOf, growBbox } from '../../geometry/bbox.ts';
import { ringsOf } from '../../geometry/area-rings.ts';
import type { LayerName } from '../../city/types.ts';
import { insertSharedVertex } from '../../shaping/insert-shared-vertex.ts';
import { isEmptyArea } from '../../shaping/build-overlay.ts';
import { subtractArea } from '../../shaping/subtract-area.ts';
import type { Area } from '../../shaping/types.ts';
import { listFeatures } from '../plan.ts';
import { GEOMETRY, type Plan, type WantedChange } from '../types.ts';
import type { ShapeRefusal } from './types.ts';

/** Boxes of borders that rounding put apart meet. */
const MARGIN_DEG = 2e-7;

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
	const box = growBbox(bboxOf(ringsOf(area).flat()), MARGIN_DEG);
	const near = listFeatures(plan, layer).filter(({ geometry }) =>
		bboxesMeet(bboxOf(ringsOf(geometry as Area).flat()), box)
	);
	const before = near.map(({ geometry }) => geometry as Area);
	const geometry = subtractArea(area, ...before);
	if (isEmptyArea(geometry)) return { refusal: 'ground-taken', lngLat: ringsOf(area)[0]?.[0] ?? null };
	let after: Area[] = before;
	for (const lngLat of ringsOf(geometry).flat()) after = insertSharedVertex(after, lngLat);
	const changes = near.flatMap(({ properties }, i): WantedChange[] =>
		after[i] === before[i]
			? []
			: [{ layer, featureId: properties.id, op: 'set', field: GEOMETRY, value: after[i] }]
	);
	return { geometry, changes };
}
