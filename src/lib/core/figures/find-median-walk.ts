import type { CoverageItem } from '../coverage/types.ts';

/**
 * The community with the median walk, each weighted by its households: half of them walk no longer than it does. Those
 * without a way come last; of equal walks the first counts.
 *
 * @returns `undefined` of nothing, and where more than half have no way to a centre
 */
export function findMedianWalk<Item extends Pick<CoverageItem, 'households' | 'walkSeconds'>>(
	items: readonly Item[]
): Item | undefined {
	const sorted = items.toSorted((a, b) => (a.walkSeconds ?? Infinity) - (b.walkSeconds ?? Infinity) || 0);
	const half = sorted.reduce((sum, { households }) => sum + households, 0) / 2;
	let sum = 0;
	for (const item of sorted) {
		sum += item.households;
		if (sum >= half) return item.walkSeconds === null ? undefined : item;
	}
	return undefined;
}
