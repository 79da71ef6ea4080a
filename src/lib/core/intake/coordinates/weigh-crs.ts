import { bboxOf } from '../../geometry/bbox.ts';
import type { Bbox, LngLat, Xy } from '../../geometry/types.ts';
import { findShift, type FoundShift } from './find-shift.ts';
import type { PossibleCrs } from './list-possible-crs.ts';
import { medianOf, type Placed } from './place-samples.ts';
import { prepareGround } from './prepare-ground.ts';
import type { FeatureSample } from './sample-features.ts';
import { ShiftScale } from './shift-scale.ts';
import { FARTHEST_M, type StreetField } from './street-field.ts';
import type { CrsGround, CrsQuestion } from './types.ts';
import { weighNames, type NamesWeighed } from './weigh-names.ts';

/** A system that may be meant, with what its fit is worth. */
export interface WeighedCrs extends PossibleCrs {
	placed: Placed;
	toLngLat: (xy: Xy) => LngLat;
	/** By streets, in natural logarithms of odds. */
	score: number;
	medianOffsetM: number | null;
	names?: NamesWeighed | undefined;
}

export interface Weighed {
	/** In the order of the table of systems. */
	candidates: WeighedCrs[];
	samples: readonly FeatureSample[];
	/** Whether streets are near enough to say anything. */
	hasFit: boolean;
	/** Places that mean nothing and fit no worse than this. */
	countFitting(score: number): number;
	/** A shift that fits a candidate better, near it or in all the neighbourhood. */
	findNear(candidate: WeighedCrs): FoundShift;
	findAnywhere(candidate: WeighedCrs): FoundShift;
	plane: ReturnType<typeof prepareGround>['plane'];
}

/** Fewer features say nothing about streets. */
const LEAST_FEATURES = 8;
/** As many are enough to look for shifts: the search is long. */
const SEARCH_FEATURES = 48;
const NEAR = { reachM: 120, stepM: 30 };
const ANYWHERE = { reachM: 960, stepM: 24 };

interface Weighing extends Pick<CrsQuestion, 'known' | 'names'> {
	samples: readonly FeatureSample[];
	ground: CrsGround;
	candidates: WeighedCrs[];
}

/** Weighs each candidate by the streets around it and by names that the plan knows. */
export function weighCrs({ samples, ground, candidates, known, names }: Weighing): Weighed {
	const { plane, fieldOver } = prepareGround(ground);
	const field = ground.streets.length > 0 && candidates.length > 0 ? fieldOver(boxOf(candidates)) : undefined;
	if (known && names)
		for (const candidate of candidates)
			candidate.names = weighNames(samples, middlesOf(samples, candidate), names, known, plane.toXy);
	const offsets = candidates.map(({ placed }) => offsetOf(placed, candidates[0]!.placed));
	const scaleOf = (some: readonly FeatureSample[], base: WeighedCrs): ShiftScale =>
		new ShiftScale(some, base.placed.xys, (xy) => plane.toXy(base.toLngLat(xy)), offsets, field!);
	const scale =
		field?.hasStreets && samples.length >= LEAST_FEATURES ? scaleOf(samples, candidates[0]!) : undefined;
	const fits = candidates.map((candidate): WeighedCrs => ({
		...candidate,
		score: scale?.score(candidate.placed.xys) ?? 0,
		medianOffsetM: field?.hasStreets ? measureOffset(samples, candidate, field) : null
	}));
	return {
		candidates: fits,
		samples,
		plane,
		hasFit: scale !== undefined && fits.some(({ medianOffsetM }) => medianOffsetM !== null),
		countFitting: (score) => scale?.usualScores.filter((usual) => usual.score >= score).length ?? 0,
		findNear: ({ placed }) => findShift(scale!, placed.xys, NEAR.reachM, NEAR.stepM),
		findAnywhere: (candidate) => {
			const some = thin(samples, candidate);
			const small = scaleOf(some.samples, { ...candidate, placed: some.placed });
			const { shift } = findShift(small, some.placed.xys, ANYWHERE.reachM, ANYWHERE.stepM);
			return { shift, score: scale!.score(candidate.placed.xys, shift) };
		}
	};
}

const offsetOf = (placed: Placed, base: Placed): Xy => [
	placed.middle[0] - base.middle[0],
	placed.middle[1] - base.middle[1]
];

/** Around what lies near the middle of each candidate, so that single positions far out do not count. */
function boxOf(candidates: readonly WeighedCrs[]): Bbox {
	const corners = candidates.flatMap(({ placed: { xys, middle } }) =>
		[0, 1].flatMap((low) => {
			const axis = (k: number): number => {
				const sorted = xys.filter((_, i) => i % 2 === k).toSorted();
				const at = low === 0 ? 0.02 : 0.98;
				return sorted[Math.floor(at * (sorted.length - 1))] ?? middle[k]!;
			};
			return [[axis(0), axis(1)] as Xy];
		})
	);
	return bboxOf(corners);
}

function* eachSample(
	samples: readonly FeatureSample[]
): Generator<[FeatureSample, from: number, to: number]> {
	let at = 0;
	for (const sample of samples) {
		yield [sample, at, at + sample.outline.length];
		at += sample.outline.length + sample.inside.length;
	}
}

function middlesOf(samples: readonly FeatureSample[], { placed: { xys } }: WeighedCrs): Xy[] {
	return Array.from(eachSample(samples), ([, from, to]): Xy => {
		let [x, y] = [0, 0];
		for (let k = from; k < to; k++) {
			x += xys[2 * k]! / (to - from);
			y += xys[2 * k + 1]! / (to - from);
		}
		return [x, y];
	});
}

/** `null` where no street is near. */
function measureOffset(
	samples: readonly FeatureSample[],
	{ placed: { xys } }: WeighedCrs,
	field: StreetField
): number | null {
	const distancesM: number[] = [];
	for (const [, from, to] of eachSample(samples))
		for (let k = from; k < to; k++) distancesM.push(field.distanceM(xys[2 * k]!, xys[2 * k + 1]!));
	const medianM = medianOf(distancesM);
	return medianM < FARTHEST_M ? medianM : null;
}

/** Every so many of the samples. */
function thin(
	samples: readonly FeatureSample[],
	{ placed }: WeighedCrs
): { samples: FeatureSample[]; placed: Placed } {
	const step = Math.ceil(samples.length / SEARCH_FEATURES);
	const some: FeatureSample[] = [];
	const xys: number[] = [];
	let i = 0;
	for (const [sample, from] of eachSample(samples)) {
		if (i++ % step !== 0) continue;
		some.push(sample);
		const end = from + sample.outline.length + sample.inside.length;
		xys.push(...placed.xys.subarray(2 * from, 2 * end));
	}
	return { samples: some, placed: { ...placed, xys: Float64Array.from(xys) } };
}
