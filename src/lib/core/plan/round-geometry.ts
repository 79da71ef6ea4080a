import type { Geometry, Position } from 'geojson';
import { getLayerSchema, LAYER_NAMES } from '../city/layers.ts';
import type { LayerName } from '../city/types.ts';
import { roundDegree } from '../geometry/round-degree.ts';
import type { Plan, PlanFeature } from './types.ts';

/** A geometry as it is stored: every coordinate rounded to 7 decimals, nothing beside type and coordinates. */
export function roundPlanGeometry(geometry: Geometry): Geometry {
	const { type, coordinates } = geometry as { type: string; coordinates: unknown };
	return { type, coordinates: round(coordinates) } as Geometry;
}

function round(coordinates: unknown): unknown {
	if (typeof coordinates === 'number') return roundDegree(coordinates);
	return (coordinates as (Position | unknown)[]).map(round);
}

/** A plan as it is stored: coordinates rounded, and of each feature what its layer holds and nothing else. */
export function roundPlan(plan: Plan): Plan {
	return Object.fromEntries(
		LAYER_NAMES.map((layer) => [
			layer,
			new Map([...plan[layer]].map(([id, feature]) => [id, roundFeature(layer, feature)]))
		])
	) as unknown as Plan;
}

function roundFeature(layer: LayerName, { properties, geometry }: PlanFeature): PlanFeature {
	const { columns, points } = getLayerSchema(layer);
	const kept = Object.fromEntries(Object.keys(columns).map((name) => [name, properties[name]]));
	if (points)
		kept[points.property] = (properties[points.property] as Record<string, unknown>[]).map((point) => ({
			...Object.fromEntries(Object.keys(points.columns).map((name) => [name, point[name]])),
			lngLat: round(point.lngLat)
		}));
	return {
		type: 'Feature',
		properties: kept as PlanFeature['properties'],
		geometry: roundPlanGeometry(geometry)
	};
}
