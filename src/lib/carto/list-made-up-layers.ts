import type { CityFeatures } from '#lib/core/city/types.ts';
import { isPlanIllustrative } from '#lib/core/model/is-plan-illustrative.ts';
import type { LayerKey } from './view-query.ts';

/**
 * Layers of the ground that were laid out rather than surveyed, as the plan's features say: their names say so too.
 * Lanes are in made-up cities only; what a plan says of its districts is said of each of them.
 */
export function listMadeUpLayers(features: Partial<CityFeatures>): LayerKey[] {
	const areDistrictsMadeUp = features.districts?.features.some(
		({ properties: { provenance } }) => provenance === 'illustrative' || provenance === 'approximate'
	);
	const isMadeUp = (layer: 'facilities' | 'buildings') =>
		features[layer]?.features.some(({ properties: { provenance } }) => provenance === 'illustrative');
	return [
		...(areDistrictsMadeUp ? (['districts'] as const) : []),
		...(['facilities', 'buildings'] as const).filter(isMadeUp),
		...(isPlanIllustrative(features) ? (['lanes'] as const) : [])
	];
}
