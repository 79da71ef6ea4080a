import { bboxOf, uniteBboxes } from '#lib/core/geometry/bbox.ts';
import type { SearchEntry } from '#lib/core/search/types.ts';
import type { Plan } from './plan.svelte.ts';

/** What of the map to show for an entry: a community together with the centre that its walk leads to. */
export function extentToShow(plan: Plan, { kind, id, at }: SearchEntry): SearchEntry['at'] {
	const centreId = kind === 'community' ? plan.rowById.get(id)?.centreId : undefined;
	const centre = plan.centreById.get(centreId ?? '');
	if (!centre || !('bbox' in at)) return at;
	return { bbox: uniteBboxes(at.bbox, bboxOf([centre.lngLat])) };
}
