import type { CityFeatures, LayerName } from '#lib/core/city/types.ts';
import type { LayerKey } from './view-query.ts';

/** Rows that are there only where the plan has a feature of their layer. */
const LAYER_OF: Partial<Record<LayerKey, LayerName>> = {
	walls: 'walls',
	links: 'links',
	passages: 'passages',
	facilities: 'facilities',
	buildings: 'buildings'
};

/** Rows of the layer panel or of a legend, in their order, without those that the plan has nothing for. */
export function dropEmptyRows(keys: Iterable<LayerKey>, features: Partial<CityFeatures>): LayerKey[] {
	return [...keys].filter((key) => {
		const layer = LAYER_OF[key];
		return !layer || (features[layer]?.features.length ?? 0) > 0;
	});
}
