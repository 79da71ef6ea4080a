import type { CityFeatures } from '../city/types.ts';

/** Whether any feature of a plan is illustrative: a substitute for data that is not public. */
export function isPlanIllustrative(features: Partial<CityFeatures>): boolean {
	return Object.values(features).some((layer) =>
		layer.features.some(
			({ properties }) => 'provenance' in properties && properties.provenance === 'illustrative'
		)
	);
}
