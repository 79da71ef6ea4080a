import { isWithin } from './is-within.ts';
import type { Amounts, CoverageItem } from './types.ts';

/** How certain it is that a community is within a budget, for all walking speeds and errors of the map. */
export type Firmness = 'always' | 'depends' | 'never';

/** Slowest and fastest walkers, and how far a walking time may be wrong. */
export interface Doubt {
	/** Metres a second, slowest and fastest. */
	speedsMps: readonly [slowest: number, fastest: number];
	/** 0.1: every stretch may take 10 % more or less. */
	error: number;
}

/**
 * Whether a walk stays within the budget, or beyond it, for every speed and every error in doubt.
 *
 * All walks grow and shrink with the speed alike, and if each stretch errs by at most ±e, so does the shortest
 * walk: the two ends of the range decide, and nothing in between can flip.
 *
 * @param distanceM `null` where no centre can be reached: never within
 */
export function judgeFirmness(distanceM: number | null, budgetS: number, doubt: Doubt): Firmness {
	if (distanceM === null) return 'never';
	const [slowest, fastest] = doubt.speedsMps;
	if (isWithin((distanceM * (1 + doubt.error)) / slowest, budgetS)) return 'always';
	return isWithin((distanceM * (1 - doubt.error)) / fastest, budgetS) ? 'depends' : 'never';
}

/** What lies always, never or only sometimes within the budget; the three add up to the whole. */
export function judgeRobustness(
	items: Iterable<Omit<CoverageItem, 'walkSeconds'> & { distanceM: number | null }>,
	budgetS: number,
	doubt: Doubt
): Record<Firmness, Amounts> {
	const nothing = (): Amounts => ({ communities: 0, households: 0, people: 0, floorAreaM2: 0 });
	const sums = { always: nothing(), depends: nothing(), never: nothing() };
	for (const { distanceM, households, people, floorAreaM2 } of items) {
		const sum = sums[judgeFirmness(distanceM, budgetS, doubt)];
		sum.communities++;
		sum.households += households;
		sum.people += people;
		sum.floorAreaM2 += floorAreaM2;
	}
	return sums;
}
