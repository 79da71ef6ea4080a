import { ON_TARGET_SHARE } from './settings.ts';
import type { PackageSettings } from './types.ts';

const SLACK = 1e-6;

/**
 * The most of a total that parts can take in if each is within a range, by sizes alone: all of it, if a number of parts
 * fits; else as much as the largest number of parts can hold.
 *
 * @param least > 0
 */
export function boundBySizes(total: number, least: number, most: number): number {
	return Math.min(total, Math.floor(total / least + SLACK) * most);
}

/**
 * The most of a total that parts on target can hold if all parts are within the range and hold `packed` of it or more,
 * by sizes alone: the best of all numbers of parts, and of parts on target among them.
 *
 * @param mostParts how many there can be at most: of tiny parts sizes alone would let there be millions
 */
export function boundOnTarget(
	total: number,
	packed: number,
	{ target, least, most }: Pick<PackageSettings, 'target' | 'least' | 'most'>,
	mostParts = Infinity
): number {
	const low = Math.max(least, (1 - ON_TARGET_SHARE) * target);
	const high = Math.min(most, (1 + ON_TARGET_SHARE) * target);
	let bound = 0;
	for (let others = 0; others <= mostParts && others * least <= total + SLACK; others++) {
		// As many parts on target as fit; fewer of them cannot hold more, unless all would exceed the size.
		const room = total - others * least;
		const count = Math.floor(room / low + SLACK);
		const isEnough = count * high + others * most >= packed - SLACK;
		if (isEnough) bound = Math.max(bound, Math.min(count * high, room));
	}
	return bound;
}
