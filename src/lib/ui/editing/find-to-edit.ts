import type { Map as MapLibre } from 'maplibre-gl';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listFeaturesAt } from '#lib/core/plan/shape-changes/list-features-at.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import type { EditDesk, FeatureRef } from '#lib/state/editing/edit-desk.svelte.ts';
import { radiusAt } from './hand/follow-snapping.ts';

/**
 * What a click there is meant for: the topmost feature, or the one beneath that which is edited already. Of the streets
 * only those that are shown.
 */
export function findToEdit(
	map: MapLibre,
	plan: Plan,
	lngLat: LngLat,
	{ target, areStreetsShown }: Pick<EditDesk, 'target' | 'areStreetsShown'>
): FeatureRef | null {
	const layers = LAYER_NAMES.filter((layer) => layer !== 'streets' || areStreetsShown);
	const found = listFeaturesAt(plan, lngLat, { radiusM: radiusAt(map, lngLat), layers });
	const at = found.findIndex(
		({ layer, featureId }) => layer === target?.layer && featureId === target.featureId
	);
	return found[(at + 1) % Math.max(1, found.length)] ?? null;
}
