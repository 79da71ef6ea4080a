import { leaveLinkM, listBesideLink, listExits, type LaidLink } from './laid-link.ts';
import type { NeedSearch } from './need-search.ts';
import type { PresentPlan } from './present-plan.ts';

/** Who of those in need would come within the budget by a link, and by how long a walk; by community. */
export function measureLink(present: PresentPlan, need: NeedSearch, link: LaidLink): Map<number, number> {
	const exits = listExits(present, link);
	const walks = new Map<number, number>();
	for (const { site, alongM, walkM } of listBesideLink(link, need.ways)) {
		const distanceM = walkM + leaveLinkM(exits, alongM);
		if (distanceM <= present.limitM && distanceM < (walks.get(site) ?? Infinity)) walks.set(site, distanceM);
	}
	return need.reach(
		[
			{ position: link.from, walkM: leaveLinkM(exits, 0) },
			{ position: link.to, walkM: leaveLinkM(exits, link.lengthM) }
		],
		walks
	);
}
