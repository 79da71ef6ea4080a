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

/** The same for parts that are on target. */
export function boundOnTarget(total: number, { target, least, most }: PackageSettings): number {
	return boundBySizes(
		total,
		Math.max(least, (1 - ON_TARGET_SHARE) * target),
		Math.min(most, (1 + ON_TARGET_SHARE) * target)
	);
}
