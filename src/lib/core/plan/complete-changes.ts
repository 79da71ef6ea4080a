import { getLayerSchema } from '../city/layers.ts';
import type { FindFeature } from './merge-changes.ts';
import { areEqual } from './equal-values.ts';
import { withField } from './field.ts';
import type { PlanFeature, WantedChange } from './types.ts';

type Place = { lngLat: unknown }[];

/**
 * The point of a centre is its first door, so that a change of one is a change of both: what is left out is added, and
 * both stand or fall together.
 *
 * @param base the plan that the changes were made on
 */
export function completeChanges(wanted: readonly WantedChange[], base: FindFeature): WantedChange[] {
	const known = new Map<string, PlanFeature | undefined>();
	const result: WantedChange[] = [];
	for (const change of wanted) {
		const { layer, featureId } = change;
		const { points } = getLayerSchema(layer);
		if (!points?.isPlace || change.op === 'remove') {
			result.push(change);
			continue;
		}
		const key = `${layer} ${featureId}`;
		if (change.op === 'add') {
			known.set(key, change.value);
			result.push(change);
			continue;
		}
		const feature = known.has(key) ? known.get(key) : base(layer, featureId);
		const after = feature && withField(feature, change.field, change.value);
		const completed = after && complete(after, change.field, points.property);
		known.set(key, completed ?? after);
		if (!completed) result.push(change);
		else {
			const group = change.group ?? `place of ${featureId}`;
			const field = change.field === 'geometry' ? points.property : 'geometry';
			const value = field === 'geometry' ? completed.geometry : completed.properties[field];
			result.push({ ...change, group }, { layer, featureId, op: 'set', field, value, group });
		}
	}
	return result;
}

/** @returns `undefined` where point and first door agree already, or the change is of something else */
function complete(feature: PlanFeature, field: string, property: string): PlanFeature | undefined {
	const doors = feature.properties[property] as Place;
	const { coordinates } = feature.geometry as GeoJSON.Point;
	const [first, ...others] = doors;
	if (!first || areEqual(first.lngLat, coordinates)) return undefined;
	if (field === 'geometry')
		return withField(feature, property, [{ ...first, lngLat: coordinates }, ...others]);
	if (field === property) return withField(feature, 'geometry', { type: 'Point', coordinates: first.lngLat });
	return undefined;
}
