import type { RenovationState } from '../city/types.ts';

/**
 * Whether figures count a community: while it is not renovated (未改造, 改造中). One of which no state is known, as in
 * a file without that field, is not renovated.
 *
 * @param all renovated ones count too
 */
export function isCounted(
	{ state }: { state?: RenovationState | undefined },
	{ all = false }: { all?: boolean } = {}
): boolean {
	return all || state !== 'accepted';
}
