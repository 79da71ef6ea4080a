import { LAYER_NAMES } from '../city/layers.ts';
import type { CityFeatures, LayerName } from '../city/types.ts';
import type { Plan, PlanFeature } from './types.ts';

/** The features of a city by layer and id; a layer that is left out is empty. */
export function toPlan(features: Partial<CityFeatures>): Plan {
	return Object.fromEntries(
		LAYER_NAMES.map((layer) => [
			layer,
			new Map(
				(features[layer]?.features ?? []).map((feature) => [
					feature.properties.id,
					feature as unknown as PlanFeature
				])
			)
		])
	) as unknown as Plan;
}

/** The same as collections, features in id order. */
export function toFeatures(plan: Plan): CityFeatures {
	return Object.fromEntries(
		LAYER_NAMES.map((layer) => [layer, { type: 'FeatureCollection', features: listFeatures(plan, layer) }])
	) as unknown as CityFeatures;
}

/** The features of a layer in id order, compared by code units. */
export function listFeatures(plan: Plan, layer: LayerName): PlanFeature[] {
	return [...plan[layer].values()].toSorted((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
}

/** A plan without a feature. */
export function emptyPlan(): Plan {
	return toPlan({});
}
