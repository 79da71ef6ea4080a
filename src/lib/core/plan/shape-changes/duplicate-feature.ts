import { bboxOf, middleOfBbox } from '../../geometry/bbox.ts';
import { haversineM } from '../../geometry/local-metres.ts';
import { getLayerSchema } from '../../city/layers.ts';
import type { Entrance, LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import { moveGeometry } from '../../shaping/move-geometry.ts';
import type { Shape } from '../../shaping/types.ts';
import type { Plan, PlanFeature } from '../types.ts';
import { findFreeName } from './find-free-name.ts';
import { followHome } from './follow-home.ts';
import { isSharedLayer, type ShapeChanges, type ShapeRefusal } from './types.ts';

/** Of points and lines, how far east the copy lies. */
const LEAST_M = 20;

/**
 * A copy of a feature beside it to the east, with a name that is free and new ids for its entrances or doors, in the
 * cluster, district and community that it lies in there. Areas that
 * lie side by side leave no room for a copy: they are split.
 *
 * @param id of the copy
 * @throws RangeError if there is no such feature
 */
export function duplicateFeature(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string },
	id: string
): ShapeChanges | ShapeRefusal {
	const feature = plan[layer].get(featureId);
	if (!feature) throw new RangeError(`There is no ${featureId} in ${layer}.`);
	const shape = feature.geometry as Shape;
	const [west, south, east, north] = bboxOf(linesOfShape(shape).flat());
	const at = middleOfBbox([west, south, east, north]);
	if (isSharedLayer(layer)) return { refusal: 'ground-taken', lngLat: at };
	const eastM = Math.max(LEAST_M, haversineM(west, at[1], east, at[1]) * 1.1);
	const move = <G extends Shape>(one: G): G => moveGeometry(one, eastM, 0, at);
	const { points } = getLayerSchema(layer);
	const properties: PlanFeature['properties'] = { ...feature.properties, id };
	for (const field of ['name', 'nameEn'] as const)
		if (properties[field]) properties[field] = findFreeName(plan, layer, String(properties[field]), field);
	if (points)
		properties[points.property] = (properties[points.property] as Entrance[]).map((point, i) => ({
			...point,
			id: `${id}-${points.property === 'doors' ? 'd' : 'e'}${i + 1}`,
			lngLat: move({ type: 'Point', coordinates: point.lngLat }).coordinates as LngLat
		}));
	for (const home of followHome(plan, layer, feature, move(shape)))
		if (home.op === 'set') properties[home.field] = home.value;
	return {
		changes: [
			{ layer, featureId: id, op: 'add', value: { type: 'Feature', properties, geometry: move(shape) } }
		],
		target: { layer, featureId: id }
	};
}
