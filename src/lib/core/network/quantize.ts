const UNITS_PER_METRE = 2 ** 20;

/**
 * Rounds a length to a multiple of 2⁻²⁰ m (about a micrometre).
 *
 * Sums and differences of such lengths are exact in doubles up to 2³³ m, in any order: a walk has one length
 * whichever way it is added up, so ties are ties, walking there is as far as walking back, and "reached" at
 * the budget is decided and not left to rounding.
 */
export function quantizeM(lengthM: number): number {
	return Math.round(lengthM * UNITS_PER_METRE) / UNITS_PER_METRE;
}
