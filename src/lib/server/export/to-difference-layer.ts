import type { Geometry } from 'geojson';
import { getLayerSchema } from '#lib/core/city/layers.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { getHeading } from '#lib/core/intake/column-headings.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { GEOMETRY, type Change, type PlanFeature } from '#lib/core/plan/types.ts';
import type { ExportFeature, ExportLayer, ExportValue } from '../formats/export-layer.ts';
import { getStyle } from '../formats/layer-styles.ts';
import { toColumn } from './to-column.ts';

/**
 * What makes the second plan of the first: a row for every feature that is new or gone, and for every field that is
 * another, with its old and new value. Where a shape or the points of a feature are others the row says so, with the shape
 * as it is now, and what is gone as it was.
 */
export function toDifferenceLayer(before: CityFeatures, after: CityFeatures): ExportLayer {
	const [then, now] = [toPlan(before), toPlan(after)];
	const rows = diffPlans(then, now).map((change): ExportFeature => {
		const feature = (now[change.layer].get(change.featureId) ?? then[change.layer].get(change.featureId))!;
		const { name, provenance } = feature.properties as { name?: string; provenance?: string };
		return {
			values: [
				[change.layer, change.featureId, ...(change.op === 'set' ? [change.field] : [])].join('/'),
				LAYER_TITLES[change.layer]?.zh ?? change.layer,
				change.featureId,
				name ?? '',
				CHANGES[change.op],
				...sayField(change),
				provenance ?? null
			],
			geometry: feature.geometry as Geometry
		};
	});
	return {
		name: 'differences',
		title: LAYER_TITLES.differences!,
		geometryType: 'Geometry',
		columns: [
			toColumn('id', 'text'),
			toColumn('layer', 'text'),
			toColumn('featureId', 'text'),
			toColumn('name', 'text'),
			toColumn('change', 'text'),
			toColumn('field', 'text'),
			toColumn('before', 'text'),
			toColumn('after', 'text'),
			toColumn('provenance', 'text')
		],
		features: rows,
		style: getStyle('differences'),
		labelBy: 'name'
	};
}

const CHANGES = { add: 'added', set: 'changed', remove: 'removed' } as const;
const SHAPE = '位置、形状';

/** Field, old and new value; of a whole feature none. */
function sayField(change: Change): [field: ExportValue, before: ExportValue, after: ExportValue] {
	if (change.op !== 'set') return [null, null, null];
	const { layer, field, before, after } = change;
	if (field === GEOMETRY) return [SHAPE, null, null];
	const { points } = getLayerSchema(layer);
	if (points?.property === field) return [LAYER_TITLES[field]?.zh ?? field, ...countPoints(before, after)];
	return [getHeading(field).title.zh, sayValue(before), sayValue(after)];
}

const countPoints = (before: unknown, after: unknown): [string, string] =>
	[before, after].map((points) => `${(points as unknown[]).length} 处`) as [string, string];

const sayValue = (value: unknown): ExportValue =>
	Array.isArray(value) ? (value as string[]).join('、') : String(value as PlanFeature['properties'][string]);
