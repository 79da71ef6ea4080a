import type { LngLat } from '../geometry/types.ts';
import { layCutAlongStreets, type StreetCutOptions, type StreetCutRefusal } from './lay-cut-along-streets.ts';
import { splitArea, type SplitRefusal } from './split-area.ts';
import type { Area } from './types.ts';

export type StreetSplit =
	| { readonly areas: Area[]; readonly line: LngLat[] }
	| { readonly refusal: StreetCutRefusal | SplitRefusal; readonly lngLat: LngLat | null };

/**
 * An area split along streets: `layCutAlongStreets` lays the line, `splitArea` splits by it.
 *
 * @param area WGS-84; not changed
 * @returns the areas and the line that they were split by; or why not
 */
export function splitAlongStreets(
	area: Area,
	streets: readonly (readonly LngLat[])[],
	{ by, ...options }: StreetCutOptions & { by?: 'side' | 'piece' } = {}
): StreetSplit {
	const cut = layCutAlongStreets(area, streets, options);
	if ('refusal' in cut) return cut;
	const split = splitArea(area, cut.line, { ...(by && { by }) });
	return 'refusal' in split ? split : { areas: split.areas, line: cut.line };
}
