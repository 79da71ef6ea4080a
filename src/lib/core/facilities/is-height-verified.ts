import type { HeightSource } from '../city/types.ts';

/** Whether a height was measured or drawn as built: all others are shown as estimates, and no sunlight is told from them. */
export function isHeightVerified(from: HeightSource): boolean {
	return from === 'surveyed' || from === 'drawing';
}
