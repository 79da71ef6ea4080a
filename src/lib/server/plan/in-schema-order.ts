import { getLayerSchema, LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import type { PlanFeature } from '#lib/core/plan/types.ts';

/**
 * A feature with its properties in the order of its layer, as the tables give it: what the log has may stand in
 * another order, and the same plan is to be the same text.
 */
function inSchemaOrder(layer: LayerName, { properties, geometry }: PlanFeature): PlanFeature {
	const { columns, points } = getLayerSchema(layer);
	const names = Object.keys(columns);
	const ordered = pick(properties, names);
	if (points) {
		const pointNames = [...Object.keys(points.columns), 'lngLat'];
		ordered[points.property] = ((properties[points.property] ?? []) as Record<string, unknown>[]).map(
			(point) => pick(point, pointNames)
		);
	}
	return {
		type: 'Feature',
		properties: ordered as PlanFeature['properties'],
		geometry: pick(geometry as unknown as Record<string, unknown>, [
			'type',
			'coordinates'
		]) as unknown as PlanFeature['geometry']
	};
}

/** All features of a city so. */
export const allInSchemaOrder = (features: CityFeatures): CityFeatures =>
	Object.fromEntries(
		LAYER_NAMES.map((layer) => [
			layer,
			{
				type: 'FeatureCollection',
				features: features[layer].features.map((feature) =>
					inSchemaOrder(layer, feature as unknown as PlanFeature)
				)
			}
		])
	) as unknown as CityFeatures;

const pick = (of: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
	Object.fromEntries(names.map((name) => [name, of[name]]));
