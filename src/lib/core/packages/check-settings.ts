import type { PackageSettings } from './types.ts';

/**
 * @throws RangeError naming what is wrong: sizes must be 0 < least ≤ target ≤ most, weights 0 or more
 */
export function checkSettings({ target, least, most, weights }: PackageSettings): void {
	for (const [name, size] of Object.entries({ target, least, most }))
		if (!(size > 0 && Number.isFinite(size)))
			throw new RangeError(`The ${name} size of packages must be more than 0, not ${size}.`);
	if (least > most)
		throw new RangeError(`The least size of packages, ${least}, is more than the most, ${most}.`);
	if (target < least || target > most)
		throw new RangeError(`The target size of packages, ${target}, is not within ${least} to ${most}.`);
	for (const [name, weight] of Object.entries(weights))
		if (!(weight >= 0 && Number.isFinite(weight)))
			throw new RangeError(`The weight ${name} must be 0 or more, not ${weight}.`);
}
