import type { Map as MapLibre } from 'maplibre-gl';
import { BUILDING_ZOOM, FACILITY_ZOOM } from '#lib/carto/style/facility-layers.ts';
import type { LayerKey } from '#lib/carto/view-query.ts';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { LayerName } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listFeaturesAt } from '#lib/core/plan/shape-changes/list-features-at.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import type { EditDesk, FeatureRef } from '#lib/state/editing/edit-desk.svelte.ts';
import { radiusAt } from './hand/follow-snapping.ts';

/**
 * What a click there is meant for: the topmost feature, or the one beneath that which is edited already. Streets,
 * facilities and buildings only where they are shown.
 */
export function findToEdit(
	map: MapLibre,
	plan: Plan,
	lngLat: LngLat,
	{ target, areStreetsShown }: Pick<EditDesk, 'target' | 'areStreetsShown'>,
	shown: ReadonlySet<LayerKey>
): FeatureRef | null {
	const isShown = (layer: LayerName) => {
		if (layer === 'streets') return areStreetsShown;
		if (layer === 'facilities') return shown.has(layer) && map.getZoom() >= FACILITY_ZOOM;
		return layer !== 'buildings' || (shown.has(layer) && map.getZoom() >= BUILDING_ZOOM);
	};
	const layers = LAYER_NAMES.filter(isShown);
	const found = listFeaturesAt(plan, lngLat, { radiusM: radiusAt(map, lngLat), layers });
	const at = found.findIndex(
		({ layer, featureId }) => layer === target?.layer && featureId === target.featureId
	);
	return found[(at + 1) % Math.max(1, found.length)] ?? null;
}
