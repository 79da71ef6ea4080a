import type { Opening } from './types.ts';

/** Openings for one community and others beside it. */
export interface OpeningGroup {
	/** The one that has most households of those that an opening brings. */
	communityId: string;
	/** Best first. */
	openings: Opening[];
}

/** Openings by the community that each is for most of all, in the order of the best of each. */
export function groupOpenings(openings: readonly Opening[]): OpeningGroup[] {
	const groups = new Map<string, Opening[]>();
	for (const opening of openings) {
		const communityId = opening.site.communityId!;
		const group = groups.get(communityId);
		if (group) group.push(opening);
		else groups.set(communityId, [opening]);
	}
	return [...groups].map(([communityId, of]) => ({ communityId, openings: of }));
}
