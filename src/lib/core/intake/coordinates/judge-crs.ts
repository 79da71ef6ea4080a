import type { LngLat, Xy } from '../../geometry/types.ts';
import type { Told } from '../types.ts';
import { decideCrs } from './decide-crs.ts';
import { describeCrs } from './describe-crs.ts';
import { CHINA, listPossibleCrs } from './list-possible-crs.ts';
import { medianOf, placeSamples } from './place-samples.ts';
import { prepareGround } from './prepare-ground.ts';
import { sampleFeatures, type FeatureSample } from './sample-features.ts';
import { toWgs84 } from './to-wgs84.ts';
import type { Crs, CrsGround, CrsJudgement, CrsQuestion } from './types.ts';
import { weighCrs, type WeighedCrs } from './weigh-crs.ts';

/** With less of its data in the city a system is not taken into account. */
const LEAST_WITHIN = 0.5;

/** Around China for a city of which nothing is known. */
const NO_GROUND: CrsGround = { bbox: CHINA, streets: [] };

/**
 * Which coordinate system a layer is in, found from its numbers, from what its file says, and from how it fits the city.
 *
 * First by magnitude: degrees, eastings with or without a zone's number, Web Mercator, either axis first; a system counts
 * if it places the middle of the data in the city. Then by fit: the systems left, such as WGS-84, GCJ-02 and BD-09, are
 * some hundred metres apart, and only in one of them lines run along streets, areas lie between them, and named places are
 * where the plan has them. Places that mean nothing, hundreds of them all around, say what such a fit is worth. What a file
 * declares is believed where nothing speaks against it, and contradicted in words where something does.
 *
 * Where evidence does not suffice the answer is not sure, and says of what kind of evidence there is too little. At most
 * 240 features are looked at; the same question always has the same answer. The question is left as it is.
 */
export function judgeCrs(question: CrsQuestion): CrsJudgement {
	const { geometries, declared, ground } = question;
	const samples = sampleFeatures(geometries);
	if (samples.length === 0)
		return {
			candidates: [],
			chosen: undefined,
			isSure: false,
			told: [{ code: 'crs-no-positions', parameters: {} }]
		};
	const description = declared ? describeCrs(declared) : undefined;
	const declaredCrs = description?.crs;
	const told: Told[] = [];
	if (description && !description.crs && description.reason.code !== 'crs-says-nothing')
		told.push(description.reason);
	const { candidates, isOutside } = listCandidates(samples, ground, declaredCrs);
	const weighed = weighCrs({ ...question, samples, ground: ground ?? NO_GROUND, candidates });
	return decideCrs({
		weighed,
		declared: declared ?? undefined,
		declaredCrs,
		hasGround: ground !== null,
		isOutside,
		told
	});
}

/** Those that place the data in the city; where none does, those that place it in China. */
function listCandidates(
	samples: readonly FeatureSample[],
	ground: CrsGround | null,
	declared: Crs | undefined
): { candidates: WeighedCrs[]; isOutside: boolean } {
	const raw = samples.flatMap(({ outline }) => outline);
	const middle: Xy = [medianOf(raw.map(([x]) => x)), medianOf(raw.map(([, y]) => y))];
	const within = listWithin(samples, middle, ground ?? NO_GROUND, declared, LEAST_WITHIN);
	if (within.length > 0 || ground === null) return { candidates: within, isOutside: false };
	return {
		candidates: listWithin(samples, middle, { ...NO_GROUND, boundary: undefined }, declared, 0),
		isOutside: true
	};
}

function listWithin(
	samples: readonly FeatureSample[],
	middle: Xy,
	ground: CrsGround,
	declared: Crs | undefined,
	least: number
): WeighedCrs[] {
	const { plane, isWithin } = prepareGround(ground);
	return listPossibleCrs(middle, ground.bbox, declared).flatMap(({ crs, sameAs }) => {
		const toLngLat = toWgs84(crs) as (xy: Xy) => LngLat;
		const placed = placeSamples(samples, toLngLat, plane.toXy, isWithin);
		return placed.shareWithin < least
			? []
			: [{ crs, sameAs, placed, toLngLat, score: 0, medianOffsetM: null }];
	});
}
