import type { Opening } from './types.ts';

/** Openings that mainly serve one community. */
export interface OpeningGroup {
	/** The community with the most households among those that the openings bring within the budget. */
	communityId: string;
	/** Best first. */
	openings: Opening[];
}

/** Groups openings by the community that each mainly serves; groups are in the order of their best opening. */
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
