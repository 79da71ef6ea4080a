import { isWithin } from './is-within.ts';
import type { CoverageItem } from './types.ts';

/** Communities beyond the budget, worst first: those no centre can reach, then by time; ties by id. */
export function listUncovered<Item extends Pick<CoverageItem, 'id' | 'walkSeconds'>>(
	items: readonly Item[],
	budgetS: number
): Item[] {
	return items
		.filter(({ walkSeconds }) => !isWithin(walkSeconds, budgetS))
		.toSorted(
			(a, b) => compareSeconds(b.walkSeconds ?? Infinity, a.walkSeconds ?? Infinity) || (a.id < b.id ? -1 : 1)
		);
}

/** Not a subtraction: two unreachable ones are equal, not NaN. */
const compareSeconds = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
