import { ChangeSearch } from './change-search.ts';
import { LINK_MAX_M } from './settings.ts';
import type { ChangeQuestion, CheapestChange } from './types.ts';

/**
 * The cheapest single change that brings one community, or any spot, within the budget: an opened wall, a new
 * entrance, a link, or as the last resort a new centre where the place meets its nearest street. A spot has links
 * and a centre only. Equally cheap ones: in this order. Walls and entrances are those with the shortest walk,
 * the link is the shortest of those between samples of the streets.
 *
 * @returns `undefined` if the place is within the budget already, or so far off the streets that nothing helps
 * @throws RangeError if the limit is not positive or the plan has no such community
 */
export function findCheapestChange(question: ChangeQuestion): CheapestChange | undefined {
	const search = new ChangeSearch(question);
	if (search.isWithin) return undefined;
	const { costs } = search.present;
	let best: CheapestChange | undefined;
	const offer = (change: CheapestChange | undefined) => {
		if (change && !(best && change.cost >= best.cost)) best = change;
	};
	// Openings in walls cost the same: the first is the one with the shortest walk.
	offer(search.walls().next().value ?? undefined);
	offer(search.entrance());
	// Costs are whole yuan: only a link that is cheaper after rounding is worth looking for.
	offer(search.link(Math.min(LINK_MAX_M, ((best?.cost ?? Infinity) - 0.5) / costs.linkYuanPerM)));
	if (best && best.cost <= costs.centreYuan) return best;
	return search.centre() ?? best;
}
