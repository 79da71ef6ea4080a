import type { LngLat, Xy } from '../../geometry/types.ts';
import { medianOf } from './place-samples.ts';
import type { FeatureSample } from './sample-features.ts';

/** How near features are to what the plan knows by their names. */
export interface NamesWeighed {
	/** Names that both have. */
	count: number;
	/** In natural logarithms of odds, against a place that means nothing. */
	score: number;
	medianM: number;
}

/** How far two drawings of one community lie apart, typically, in metres. */
const USUAL_M = 60;
/** Share of names that mean another place. */
const OTHERS = 0.15;
/** Where such a place may be: anywhere within so many metres. */
const ANYWHERE_M = 2_000;

/**
 * Weighs a coordinate system by names that are in the plan already.
 *
 * @param placed where each sample's first position lies, in the order of the samples
 * @param names by index of the feature
 */
export function weighNames(
	samples: readonly FeatureSample[],
	placed: readonly Xy[],
	names: readonly (string | null)[],
	known: ReadonlyMap<string, LngLat>,
	toXy: (lngLat: LngLat) => Xy
): NamesWeighed {
	const distancesM: number[] = [];
	for (const [i, { index }] of samples.entries()) {
		const at = known.get(names[index]?.trim() ?? '');
		if (!at) continue;
		const [x, y] = toXy(at);
		distancesM.push(Math.hypot(placed[i]![0] - x, placed[i]![1] - y));
	}
	// Densities over the plane: a bell around the known place, or anywhere in a disc.
	const anywhere = 1 / (Math.PI * ANYWHERE_M ** 2);
	const score = distancesM.reduce((sum, distanceM) => {
		const bell = Math.exp(-(distanceM ** 2) / (2 * USUAL_M ** 2)) / (2 * Math.PI * USUAL_M ** 2);
		return sum + Math.log(((1 - OTHERS) * bell + OTHERS * anywhere) / anywhere);
	}, 0);
	return { count: distancesM.length, score, medianM: distancesM.length > 0 ? medianOf(distancesM) : 0 };
}
