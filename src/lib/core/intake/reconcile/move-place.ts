import type { Point } from 'geojson';
import { getLayerSchema } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import { GEOMETRY, type PlanFeature } from '../../plan/types.ts';
import type { FieldChange } from './types.ts';

/** A feature whose own point is its first door moves that door with it; of other features the changes stay as they are. */
export function movePlace(
	layer: LayerName,
	{ properties }: PlanFeature,
	fields: readonly FieldChange[]
): readonly FieldChange[] {
	const { points } = getLayerSchema(layer);
	const moved = fields.find(({ field }) => field === GEOMETRY);
	if (!points?.isPlace || !moved || fields.some(({ field }) => field === points.property)) return fields;
	const before = properties[points.property] as readonly object[];
	const [first, ...others] = before;
	if (!first) return fields;
	const lngLat = (moved.after as Point).coordinates;
	return [...fields, { field: points.property, before, after: [{ ...first, lngLat }, ...others] }];
}
