import { ON_TARGET_SHARE } from './settings.ts';
import type { PackageSettings } from './types.ts';

/** Whether a size differs from the target by no more than {@link ON_TARGET_SHARE} of it; inclusive. */
export function isOnTarget(size: number, { target }: Pick<PackageSettings, 'target'>): boolean {
	return Math.abs(size - target) <= ON_TARGET_SHARE * target + 1e-9;
}
