import type { BuildingProps } from '../city/types.ts';

/**
 * Whether a building has a height that was measured or drawn as built: all others are shown as estimates, and no sunlight
 * is told from them.
 */
export function isHeightVerified({
	heightM,
	heightFrom
}: Pick<BuildingProps, 'heightM' | 'heightFrom'>): boolean {
	return heightM > 0 && (heightFrom === 'surveyed' || heightFrom === 'drawing');
}
