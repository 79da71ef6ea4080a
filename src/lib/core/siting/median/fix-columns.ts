import { selectLeast } from './select-least.ts';
import type { Dual } from './ascend-dual.ts';

/**
 * Fixes columns without which, or with which, no choice is better than `cutoff`.
 *
 * @returns column numbers: those to choose and those still open to choice; all others are out
 * @see Christofides & Beasley (1982), "A tree search algorithm for the p-median problem": penalties
 */
export function fixColumns(
	{ bound, reducedCosts }: Pick<Dual, 'bound' | 'reducedCosts'>,
	{ count, cutoff }: { count: number; cutoff: number }
): { open: number[]; free: number[] } {
	const columnCount = reducedCosts.length;
	const indexes = Int32Array.from({ length: columnCount }, (_, i) => i);
	selectLeast(indexes, reducedCosts, count);
	let lastIn = -Infinity;
	let firstOut = Infinity;
	for (const [rank, column] of indexes.entries())
		if (rank < count) lastIn = Math.max(lastIn, reducedCosts[column]!);
		else firstOut = Math.min(firstOut, reducedCosts[column]!);
	const open: number[] = [];
	const free: number[] = [];
	for (const [rank, column] of indexes.entries()) {
		const cost = reducedCosts[column]!;
		if (rank < count && bound - cost + firstOut >= cutoff) open.push(column);
		else if (rank < count || bound + cost - lastIn < cutoff) free.push(column);
	}
	return { open: open.toSorted((a, b) => a - b), free: free.toSorted((a, b) => a - b) };
}
