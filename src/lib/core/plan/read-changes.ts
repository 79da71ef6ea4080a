import type { Geometry } from 'geojson';
import { listGeometryFaults } from '../city/check-geometry.ts';
import { findColumnFault, showValue } from '../city/find-column-fault.ts';
import {
	getLayerSchema,
	isLayerName,
	LAYER_NAMES,
	type LayerSchema,
	type PointList
} from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';
import { findSelfCrossing } from '../geometry/find-self-crossing.ts';
import type { LngLat } from '../geometry/types.ts';
import type { PlaceGeometry } from '../geometry/area-rings.ts';
import type { BothTexts } from '../text/both-texts.ts';
import type { ChangeProblem } from './change-problem.ts';
import { listFields } from './field.ts';
import { roundDegree } from '../geometry/round-degree.ts';
import { roundPlanGeometry } from './round-geometry.ts';
import { GEOMETRY, type PlanFeature, type WantedChange } from './types.ts';

type Report = (code: ChangeProblem['code'], field: string, reason: BothTexts, lngLat?: LngLat) => void;

/**
 * Changes as somebody sent them, `{layer, featureId, op: "add" | "set" | "remove", field, value, group}`: types, ranges
 * and geometries are checked by the layers' schema, coordinates rounded as they are stored, properties put in order.
 * Whether they fit a plan is looked at elsewhere.
 *
 * @param sent not trusted
 * @returns the changes, or what is wrong with each that is not as it should be
 */
export function readChanges(sent: unknown): { changes: WantedChange[]; problems: ChangeProblem[] } {
	const changes: WantedChange[] = [];
	const problems: ChangeProblem[] = [];
	if (!Array.isArray(sent)) {
		const reason = { zh: '“changes” 不是列表', en: '"changes" is not a list' };
		return {
			changes,
			problems: [{ code: 'wrong-change', at: null, layer: '', featureId: '', field: 'changes', reason }]
		};
	}
	for (const [at, one] of sent.entries()) {
		const before = problems.length;
		const change = readChange(one, (code, field, reason, lngLat) => {
			const { layer, featureId } = (one ?? {}) as Record<string, unknown>;
			problems.push({ code, at, layer: text(layer), featureId: text(featureId), field, reason, lngLat });
		});
		if (change && problems.length === before) changes.push(change);
	}
	return { changes, problems };
}

function readChange(sent: unknown, report: Report): WantedChange | undefined {
	const { layer, featureId, op, field, value, group } = (sent ?? {}) as Record<string, unknown>;
	if (!isLayerName(layer)) {
		const known = LAYER_NAMES.join(', ');
		report('unknown-layer', 'layer', {
			zh: `没有图层 ${showValue(layer)}，可用：${known}`,
			en: `is ${showValue(layer)}, not one of ${known}`
		});
		return undefined;
	}
	if (
		typeof featureId !== 'string' ||
		featureId === '' ||
		featureId.length > 100 ||
		featureId.includes('\0')
	) {
		report('wrong-change', 'featureId', {
			zh: `为 ${showValue(featureId)}，应为 1 至 100 个字符的文本`,
			en: `is ${showValue(featureId)}, not a text of 1 to 100 characters`
		});
		return undefined;
	}
	if (group !== undefined && (typeof group !== 'string' || group.length > 100))
		report('wrong-change', 'group', { zh: '应为短文本', en: 'is not a short text' });
	const grouped = typeof group === 'string' ? { group } : {};
	if (op === 'remove') return { layer, featureId, op, ...grouped };
	if (op === 'add') {
		const feature = readFeature(layer, featureId, value, report);
		return feature && { layer, featureId, op, value: feature, ...grouped };
	}
	if (op === 'set') {
		const known = listFields(layer);
		if (typeof field !== 'string' || !known.includes(field)) {
			report('unknown-field', 'field', {
				zh: `${layer} 没有可改的字段 ${showValue(field)}，可用：${known.join(', ')}`,
				en: `is ${showValue(field)}, which ${layer} does not have; use one of ${known.join(', ')}`
			});
			return undefined;
		}
		return { layer, featureId, op, field, value: readField(layer, field, value, report), ...grouped };
	}
	report('wrong-change', 'op', {
		zh: `为 ${showValue(op)}，不是 add、set、remove 之一`,
		en: `is ${showValue(op)}, not one of add, set, remove`
	});
	return undefined;
}

function readFeature(
	layer: LayerName,
	featureId: string,
	sent: unknown,
	report: Report
): PlanFeature | undefined {
	const { properties, geometry } = (sent ?? {}) as {
		properties?: Record<string, unknown>;
		geometry?: unknown;
	};
	if (typeof properties !== 'object' || properties === null) {
		report('wrong-value', 'value', { zh: '不是 GeoJSON 要素', en: 'is not a GeoJSON feature' });
		return undefined;
	}
	const known = new Set(['id', ...listFields(layer)]);
	for (const name of Object.keys(properties))
		if (!known.has(name))
			report('unknown-field', name, {
				zh: `${layer} 没有字段 ${showValue(name)}`,
				en: `is no property of ${layer}; leave it out`
			});
	if (properties.id !== undefined && properties.id !== featureId)
		report('wrong-value', 'id', {
			zh: `为 ${showValue(properties.id)}，应与 featureId 相同`,
			en: `is ${showValue(properties.id)}, and the change is of ${showValue(featureId)}`
		});
	const { columns, points } = getLayerSchema(layer);
	const names = [...Object.keys(columns), ...(points ? [points.property] : [])];
	const values = { ...properties, id: featureId } as Record<string, unknown>;
	return {
		type: 'Feature',
		properties: Object.fromEntries(
			names.map((name) => [name, readField(layer, name, values[name], report)])
		) as PlanFeature['properties'],
		geometry: readField(layer, GEOMETRY, geometry, report) as Geometry
	};
}

function readField(layer: LayerName, field: string, value: unknown, report: Report): unknown {
	const { columns, geometryTypes, points }: LayerSchema = getLayerSchema(layer);
	if (field === GEOMETRY) return readGeometry(value, geometryTypes, report);
	if (points && field === points.property) return readPoints(value, points, report);
	const fault = findColumnFault(columns[field]!, value);
	if (fault) report('wrong-value', field, fault);
	return value === 0 ? 0 : value;
}

function readGeometry(
	value: unknown,
	allowed: LayerSchema['geometryTypes'],
	report: Report
): Geometry | undefined {
	const [fault] = listGeometryFaults(value, allowed);
	if (fault) {
		report('wrong-geometry', GEOMETRY, { zh: `几何无效：${fault}`, en: fault });
		return undefined;
	}
	const geometry = roundPlanGeometry(value as Geometry);
	if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
		const crossing = findSelfCrossing(geometry as PlaceGeometry);
		if (crossing) {
			const place = crossing.map((degree) => degree.toFixed(5)).join(', ');
			report(
				'wrong-geometry',
				GEOMETRY,
				{
					zh: `边界在 ${place} 处自相交，请移开该处的顶点`,
					en: `has a border that crosses itself at ${place}; move a vertex there`
				},
				crossing
			);
		}
	}
	return geometry;
}

function readPoints(value: unknown, { columns, property }: PointList, report: Report): unknown {
	if (!Array.isArray(value)) {
		report('wrong-value', property, {
			zh: `为 ${showValue(value)}，不是列表`,
			en: `is ${showValue(value)}, not a list`
		});
		return undefined;
	}
	const ids = new Set<unknown>();
	return value.map((point: Record<string, unknown> | null, index) => {
		const prefix = `${property}[${index}].`;
		const values = Object.fromEntries(
			Object.entries(columns).map(([name, column]) => {
				const fault = findColumnFault(column, point?.[name]);
				if (fault) report('wrong-value', prefix + name, fault);
				return [name, point?.[name]];
			})
		);
		if (ids.has(values.id))
			report('taken-id', `${prefix}id`, {
				zh: `${showValue(values.id)} 在列表中重复`,
				en: `is ${showValue(values.id)}, twice in the list`
			});
		ids.add(values.id);
		const place = { type: 'Point', coordinates: point?.lngLat };
		const [fault] = listGeometryFaults(place, ['Point']);
		if (fault) report('wrong-geometry', `${prefix}lngLat`, { zh: `坐标无效：${fault}`, en: fault });
		const lngLat = fault ? point?.lngLat : (point!.lngLat as number[]).map(roundDegree);
		return { ...values, lngLat };
	});
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
