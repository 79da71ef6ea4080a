import { getLayerSchema } from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';
import { GEOMETRY, type PlanFeature } from './types.ts';

/** What a field of a feature holds. */
export function getField(feature: PlanFeature, field: string): unknown {
	return field === GEOMETRY ? feature.geometry : feature.properties[field];
}

/** The feature with another value in one field. */
export function withField(feature: PlanFeature, field: string, value: unknown): PlanFeature {
	return field === GEOMETRY
		? { ...feature, geometry: value as PlanFeature['geometry'] }
		: { ...feature, properties: { ...feature.properties, [field]: value } };
}

/** The fields of a layer that can change: all but the id, in the schema's order, geometry last. */
export function listFields(layer: LayerName): string[] {
	const { columns, points } = getLayerSchema(layer);
	return [
		...Object.keys(columns).filter((name) => name !== 'id'),
		...(points ? [points.property] : []),
		GEOMETRY
	];
}
