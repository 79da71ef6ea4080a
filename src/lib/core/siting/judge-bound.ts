import type { SitingAnswer } from './types.ts';

/** Two sums of real numbers that differ by less than this share are the same. */
const SAME = 1e-9;

/** What an objective and its bound say together. */
export function judgeBound(
	objective: number,
	bound: number
): Pick<SitingAnswer, 'objective' | 'bound' | 'gap' | 'optimal'> {
	const greater = Math.max(Math.abs(objective), Math.abs(bound));
	if (objective === bound) return { objective, bound, gap: 0, optimal: true };
	const gap = greater === Infinity ? 1 : Math.abs(objective - bound) / greater;
	return gap <= SAME
		? { objective, bound: objective, gap: 0, optimal: true }
		: { objective, bound, gap, optimal: false };
}
