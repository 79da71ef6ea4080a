import { leaveLinkM, listBesideLink, listExits, type LaidLink } from './laid-link.ts';
import { streetWalkM, type PresentPlan } from './present-plan.ts';
import type { PlaceInNeed } from './seek-from.ts';

/** Metres from a place to the nearest centre by way of a link; Infinity beyond the budget. */
export function walkByLinkM(present: PresentPlan, { field, ways }: PlaceInNeed, link: LaidLink): number {
	const exits = listExits(present, link);
	const entries = [
		{ alongM: 0, walkM: streetWalkM(field, link.from.edge, link.from.offsetM) },
		{ alongM: link.lengthM, walkM: streetWalkM(field, link.to.edge, link.to.offsetM) },
		...listBesideLink(link, ways)
	];
	return Math.min(...entries.map(({ alongM, walkM }) => walkM + leaveLinkM(exits, alongM)));
}
