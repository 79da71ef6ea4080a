import { bboxOf, middleOfBbox } from '../../geometry/bbox.ts';
import { getLayerSchema } from '../../city/layers.ts';
import type { Entrance, LayerName } from '../../city/types.ts';
import type { LngLat } from '../../geometry/types.ts';
import { linesOfShape } from '../../shaping/lines-of-shape.ts';
import { moveGeometry } from '../../shaping/move-geometry.ts';
import type { Area, Shape } from '../../shaping/types.ts';
import { GEOMETRY, type Plan, type WantedChange } from '../types.ts';
import { followHome } from './follow-home.ts';
import { listBuildingsIn } from './list-buildings-in.ts';
import { reshapeFeature } from './reshape-feature.ts';
import { isSharedLayer, type ShapeChanges, type ShapeRefusal } from './types.ts';

/**
 * A feature moved as it is, with its entrances or doors, into the cluster, district and community that it lies in then;
 * the buildings that stand in a community move with it. An area whose layer's areas lie side by side takes ground and
 * gives it as in `reshapeFeature`.
 *
 * @param by metres
 * @returns changes of one group
 * @throws RangeError if there is no such feature
 */
export function moveFeature(
	plan: Plan,
	{ layer, featureId }: { layer: LayerName; featureId: string },
	{ eastM, northM }: { eastM: number; northM: number }
): ShapeChanges | ShapeRefusal {
	const feature = plan[layer].get(featureId);
	if (!feature) throw new RangeError(`There is no ${featureId} in ${layer}.`);
	const shape = feature.geometry as Shape;
	const at = middleOfBbox(bboxOf(linesOfShape(shape).flat()));
	const geometry = moveGeometry(shape, eastM, northM, at);
	if (isSharedLayer(layer)) return reshapeFeature(plan, { layer, featureId }, geometry);
	const changes: WantedChange[] = [
		{ layer, featureId, op: 'set', field: GEOMETRY, value: geometry },
		...followHome(plan, layer, feature, geometry)
	];
	const { points } = getLayerSchema(layer);
	if (points) {
		const value = (feature.properties[points.property] as Entrance[]).map((point) => ({
			...point,
			lngLat: moveGeometry({ type: 'Point', coordinates: point.lngLat }, eastM, northM, at)
				.coordinates as LngLat
		}));
		changes.push({ layer, featureId, op: 'set', field: points.property, value });
	}
	if (layer === 'communities')
		for (const building of listBuildingsIn(plan, feature))
			changes.push({
				layer: 'buildings',
				featureId: building.properties.id,
				op: 'set',
				field: GEOMETRY,
				value: moveGeometry(building.geometry as Area, eastM, northM, at)
			});
	return {
		changes: changes.map((change) => ({ ...change, group: `move ${featureId}` })),
		target: { layer, featureId }
	};
}
