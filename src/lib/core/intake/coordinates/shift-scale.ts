import { squaredDistanceTo } from '../../geometry/nearest-on-segment.ts';
import type { Xy } from '../../geometry/types.ts';
import type { FeatureSample } from './sample-features.ts';
import { FARTHEST_M, type StreetField } from './street-field.ts';

/**
 * What is measured of a feature, in metres: `line` and `outline`, their mean distance to streets; `point`, its distance;
 * `inside`, by how much streets stay outside an area: below 0 they run through it.
 */
type Measure = 'line' | 'outline' | 'inside' | 'point';

type Limit = [isNear: boolean, limitM: number];
const near: Limit[] = [4, 8, 15, 25, 40].map((limitM) => [true, limitM]);
const away = (...limitsM: number[]): Limit[] => limitsM.map((limitM) => [false, limitM]);

/** Where it may be that features agree: all nearer than one of these, or all farther. */
const LIMITS_M: Record<Measure, readonly Limit[]> = {
	line: near,
	outline: near,
	point: [...near, ...away(8, 15, 25, 40, 60)],
	inside: away(-12, -5, 0, 5, 10, 18)
};

/** Shares of features that may agree; the rest lie anywhere. */
const AGREEING: readonly number[] = [0.95, 0.8];
/** Two measures of the same areas are not independent. */
const JOINT = 0.7;
const CAP_CLEARANCE_M = 100;

const SHIFTS = 240;
const NEAREST_SHIFT_M = 150;
const FARTHEST_SHIFT_M = 1_600;

/** A layer's samples under one coordinate system, in the local plane: x and y in turn, outline then inside of each. */
export type PlacedSamples = Float64Array;

interface Measured {
	measure: Measure;
	from: number;
	to: number;
	/** Of `inside`: how far each sample is from the area's own outline. */
	clearancesM: readonly number[];
}

/**
 * Weighs how well a layer fits the streets when it is moved about. What a layer is to streets is not known: lines may run
 * along them or not, points stand beside them or deep within blocks. So each feature is compared with itself at shifts
 * that mean nothing. In the right place most features agree: all are nearer to streets than some distance, or farther,
 * where by chance only some would be.
 */
export class ShiftScale {
	readonly #field: StreetField;
	readonly #measured: Measured[] = [];
	readonly #agreements: readonly Agreement[];
	/** Scores at the meaningless shifts. */
	readonly usualScores: { shift: Xy; score: number }[] = [];

	/**
	 * @param base samples under one of the systems; the others lie within some kilometres
	 * @param toXy where that system has a coordinate of the file, in the local plane
	 * @param avoid offsets of the systems in question from the base, which are not meaningless
	 */
	constructor(
		samples: readonly FeatureSample[],
		base: PlacedSamples,
		toXy: (raw: Xy) => Xy,
		avoid: readonly Xy[],
		field: StreetField
	) {
		this.#field = field;
		let at = 0;
		for (const { kind, outline, inside, ring } of samples) {
			const next = at + outline.length;
			const end = next + inside.length;
			this.#measured.push({
				measure: kind === 'area' ? 'outline' : kind,
				from: at,
				to: next,
				clearancesM: []
			});
			if (inside.length > 0) {
				const placed = ring.map(toXy);
				const clearancesM = inside.map((_, k) =>
					clearanceOf(base[2 * (next + k)]!, base[2 * (next + k) + 1]!, placed)
				);
				this.#measured.push({ measure: 'inside', from: next, to: end, clearancesM });
			}
			at = end;
		}
		const shifts = listShifts(avoid).filter((shift) =>
			avoid.every(([x, y]) => Math.hypot(shift[0] - x, shift[1] - y) > NEAREST_SHIFT_M)
		);
		const values = shifts.map((shift) => this.#measure(base, shift));
		const usual = this.#measured.map((_, i) =>
			values.map((row) => row[i]!).filter((value) => !Number.isNaN(value))
		);
		this.#agreements = listAgreements(this.#measured, usual);
		for (const [i, shift] of shifts.entries())
			this.usualScores.push({ shift, score: this.#weigh(values[i]!) });
	}

	/** How much speaks for a place, in natural logarithms of odds against one that means nothing; below 0 against it. */
	score(placed: PlacedSamples, shift: Xy = [0, 0]): number {
		return this.#weigh(this.#measure(placed, shift));
	}

	#measure(placed: PlacedSamples, [shiftX, shiftY]: Xy): Float64Array {
		const values = new Float64Array(this.#measured.length);
		const field = this.#field;
		for (let i = 0; i < values.length; i++) {
			const { from, to, clearancesM } = this.#measured[i]!;
			let value = clearancesM.length > 0 ? FARTHEST_M : 0;
			let nearestM = FARTHEST_M;
			for (let k = from; k < to; k++) {
				const distanceM = field.distanceM(placed[2 * k]! + shiftX, placed[2 * k + 1]! + shiftY);
				nearestM = Math.min(nearestM, distanceM);
				if (clearancesM.length > 0) value = Math.min(value, distanceM - clearancesM[k - from]!);
				else value += distanceM / (to - from);
			}
			// Beyond the streets that are known nothing can be said.
			values[i] = nearestM < FARTHEST_M ? value : Number.NaN;
		}
		return values;
	}

	#weigh(values: Float64Array): number {
		const best = (measure: Measure, isNear: boolean): number =>
			bestOf(this.#agreements, values, measure, isNear);
		const [inside, outline] = [best('inside', false), best('outline', true)];
		return (
			best('line', true) +
			Math.max(best('point', true), best('point', false)) +
			Math.max(inside, outline, JOINT * (inside + outline))
		);
	}
}

/** Features that mostly keep to one side of a limit: the odds of each that it does, against what it does anywhere. */
interface Agreement {
	measure: Measure;
	isNear: boolean;
	limitM: number;
	/** Of the measures that it is about: their indexes, and logarithms of odds below the limit and from it on. */
	members: Int32Array;
	below: Float64Array;
	above: Float64Array;
}

/** @param usual per measure its values where they mean nothing */
function listAgreements(measured: readonly Measured[], usual: readonly (readonly number[])[]): Agreement[] {
	const limits = (Object.keys(LIMITS_M) as Measure[]).flatMap((measure) =>
		LIMITS_M[measure].map(([isNear, limitM]) => ({ measure, isNear, limitM }))
	);
	return limits.flatMap(({ measure, isNear, limitM }) => {
		const members = Int32Array.from([...measured.keys()].filter((i) => measured[i]!.measure === measure));
		if (members.length === 0) return [];
		const shares = Array.from(members, (i) => {
			const values = usual[i]!;
			return (values.filter((value) => value < limitM).length + 0.5) / (values.length + 1);
		});
		return AGREEING.map((agreeing): Agreement => {
			const [isBelow, isAbove] = isNear ? [agreeing, 1 - agreeing] : [1 - agreeing, agreeing];
			return {
				measure,
				isNear,
				limitM,
				members,
				below: Float64Array.from(shares, (share) => Math.log(isBelow / share)),
				above: Float64Array.from(shares, (share) => Math.log(isAbove / (1 - share)))
			};
		});
	});
}

/** The odds of the limit that features agree about best; 0 without any. */
function bestOf(
	agreements: readonly Agreement[],
	values: Float64Array,
	measure: Measure,
	isNear: boolean
): number {
	let best = -Infinity;
	for (const agreement of agreements) {
		if (agreement.measure !== measure || agreement.isNear !== isNear) continue;
		const { members, below, above, limitM } = agreement;
		let sum = 0;
		for (let k = 0; k < members.length; k++) {
			const value = values[members[k]!]!;
			if (value < limitM) sum += below[k]!;
			else if (value >= limitM) sum += above[k]!;
		}
		best = Math.max(best, sum);
	}
	return best === -Infinity ? 0 : best;
}

function clearanceOf(x: number, y: number, ring: readonly Xy[]): number {
	let squared = CAP_CLEARANCE_M ** 2;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
		squared = Math.min(squared, squaredDistanceTo(...ring[j]!, ...ring[i]!, x, y));
	return Math.sqrt(squared);
}

/** Spread evenly over a disc around all systems, without order that a grid of streets could share: the golden angle. */
function listShifts(offsets: readonly Xy[]): Xy[] {
	const [middleX, middleY] = [0, 1].map(
		(axis) => offsets.reduce((sum, offset) => sum + offset[axis]!, 0) / Math.max(1, offsets.length)
	) as Xy;
	return Array.from({ length: SHIFTS }, (_, i): Xy => {
		const radiusM = FARTHEST_SHIFT_M * Math.sqrt((i + 0.5) / SHIFTS);
		const angle = i * Math.PI * (3 - Math.sqrt(5));
		return [middleX + radiusM * Math.cos(angle), middleY + radiusM * Math.sin(angle)];
	});
}
