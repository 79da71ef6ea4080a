import type { MedianCore } from './types.ts';

/** Two objectives that differ by less than this share of them are the same: sums of real numbers are rounded. */
const SAME = 1e-9;

/**
 * What has a bound as high as this cannot be better than `objective`: where all sums are multiples of a unit, the next
 * better one is a whole unit away.
 */
export function cutoffOf({ unit }: Pick<MedianCore, 'unit'>, objective: number): number {
	const rounding = SAME * Math.abs(objective);
	const slack = 1e-6 * unit;
	return slack > 1e-3 * rounding ? objective - unit + slack : objective - rounding;
}

/** A bound as good as it is known to be: raised to the next multiple of the unit, never above `objective`. */
export function roundBound({ unit }: Pick<MedianCore, 'unit'>, bound: number, objective: number): number {
	if (bound >= cutoffOf({ unit }, objective)) return objective;
	const slack = 1e-6 * unit;
	const isExact = slack > 1e-3 * SAME * Math.abs(objective);
	return Math.min(objective, isExact ? unit * Math.ceil((bound - slack) / unit) : bound);
}
