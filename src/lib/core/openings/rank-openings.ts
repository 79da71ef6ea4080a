import { haversineM } from '../geometry/local-metres.ts';
import type { LngLat } from '../geometry/types.ts';
import { SAME_SPOT_M } from './settings.ts';
import { OPENING_KINDS, type Opening } from './types.ts';

/** An opening that has no id yet. */
export interface OpeningDraft extends Omit<Opening, 'edit'> {
	/** The edit with the id of the new thing in it; an opened wall has none. */
	editAs: (id: string) => Opening['edit'];
	/** Two communities whose wall is opened, '' of other kinds: another neighbour is another opening. */
	between: string;
}

/**
 * Best first: more households, then less cost, then by kind, by the communities' ids, shorter, and by place. Of
 * openings of one kind that bring in the same communities within `SAME_SPOT_M` only the first is kept.
 */
export function rankOpenings(drafts: readonly OpeningDraft[], count: number): OpeningDraft[] {
	const kept: OpeningDraft[] = [];
	const spots = new Map<string, LngLat[]>();
	for (const draft of drafts.toSorted(compare)) {
		if (kept.length === count) break;
		const key = JSON.stringify([draft.kind, draft.between, draft.communityIds]);
		const known = spots.get(key) ?? [];
		const spot = middleOf(draft.lngLats);
		if (known.some((other) => haversineM(...other, ...spot) <= SAME_SPOT_M)) continue;
		spots.set(key, [...known, spot]);
		kept.push(draft);
	}
	return kept;
}

function compare(a: OpeningDraft, b: OpeningDraft): number {
	return (
		b.gain.households - a.gain.households ||
		a.cost - b.cost ||
		OPENING_KINDS.indexOf(a.kind) - OPENING_KINDS.indexOf(b.kind) ||
		compareTexts(a.communityIds.join('\n'), b.communityIds.join('\n')) ||
		compareTexts(a.between, b.between) ||
		a.lengthM - b.lengthM ||
		compareTexts(JSON.stringify(a.lngLats), JSON.stringify(b.lngLats))
	);
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function middleOf(lngLats: readonly LngLat[]): LngLat {
	const [a, b] = [lngLats[0]!, lngLats.at(-1)!];
	return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
