import { OPENING_KINDS, type Opening } from './types.ts';

/** An opening that has no id yet. */
export interface OpeningDraft extends Omit<Opening, 'edit' | 'folded' | 'site'> {
	/** The edit with the id of the new thing in it; an opened wall has none. */
	editAs: (id: string) => Opening['edit'];
	/** Two communities whose wall is opened, '' of other kinds: another neighbour is another opening. */
	between: string;
}

/**
 * Best first: more households, then less cost, then by kind, by the communities' ids, shorter, and by place. An opening
 * that brings nobody whom a better and no dearer one does not bring too is folded into that one, the best such.
 */
export function rankOpenings(
	drafts: readonly OpeningDraft[],
	count: number
): (OpeningDraft & Pick<Opening, 'folded'>)[] {
	const kept: { draft: OpeningDraft; brought: ReadonlySet<string>; folded: number }[] = [];
	for (const draft of drafts.toSorted(compare)) {
		const better = kept.find(
			({ draft: { cost }, brought }) =>
				cost <= draft.cost && draft.communityIds.every((id) => brought.has(id))
		);
		if (better) better.folded++;
		else if (kept.length < count) kept.push({ draft, brought: new Set(draft.communityIds), folded: 0 });
	}
	return kept.map(({ draft, folded }) => ({ ...draft, folded }));
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
