import { quantizeM } from '../network/quantize.ts';

/** Rounding of a quotient and a product, many times over; a thousandth of the smallest step that lengths have. */
const ROUNDING = 2 ** -46;

/**
 * Whether a walk is within a budget, inclusive. A walk of 630 m at 0.7 m/s takes 15 minutes, whatever the last bit
 * of 630 ÷ 0.7 says: walks that differ by the smallest step of a length, 2⁻²⁰ m, are still distinguished.
 *
 * @param walkSeconds `null` where there is no way
 */
export function isWithin(walkSeconds: number | null, budgetS: number): boolean {
	return walkSeconds !== null && walkSeconds <= budgetS * (1 + ROUNDING);
}

/** The metres that can be walked in a budget, to the step of lengths: what a search is limited by. */
export function budgetM(minutes: number, speedMps: number): number {
	return quantizeM(minutes * 60 * speedMps);
}
