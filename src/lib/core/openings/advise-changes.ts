import type { LngLat } from '../geometry/types.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { ChangeSearch } from './change-search.ts';
import { describeChange } from './describe-change.ts';
import { LINK_MAX_M } from './settings.ts';
import type { ChangeQuestion, ChangeSite, CheapestChange } from './types.ts';

export type AdviceQuestion = ChangeQuestion & {
	/** Households of each community, in the order of the ground; 0: not counted. */
	households: readonly number[];
};

/** A change with its effect on all communities, not only on the one asked about. */
export interface AdvisedChange extends CheapestChange {
	/** Households that it brings within the budget: exactly what trying the edit gives. */
	gain: { households: number; communities: number };
	/** Those communities, sorted. */
	communityIds: string[];
	/** Cost per household; `null` if it brings none that is counted. */
	yuanPerHousehold: number | null;
	site: ChangeSite;
}

/** Changes that would bring a place within the budget: the cheapest, and the best of each other kind. */
export interface Advice {
	cheapest: AdvisedChange;
	/** The best wall, entrance and link, in this order; without the cheapest and without kinds that do not help. */
	others: AdvisedChange[];
}

/** Number of walls, those with the shortest walks, whose effect on other communities is computed. */
const TRIED_WALLS = 4;

/**
 * What would bring one community, or any spot, within the budget: the cheapest single change (see
 * `findCheapestChange`), and the best of the other kinds. The best wall brings most households, then the shortest walk;
 * the best entrance has the shortest walk; the best link is the shortest.
 *
 * @returns `undefined` if the place is within the budget already, or nothing helps
 * @throws RangeError if the limit is not positive or the plan has no such community
 */
export function adviseChanges(question: AdviceQuestion): Advice | undefined {
	const search = new ChangeSearch(question);
	if (search.isWithin) return undefined;
	const { present, trial, community } = search;
	const { costs, ground, limitM } = present;
	const of = community ?? ('place' in question ? question.place.lngLat : ([0, 0] as LngLat));
	const inNeed = ground.communities.flatMap((_, i) =>
		question.households[i]! > 0 && !present.isCovered(i) ? [i] : []
	);
	const advise = (change: CheapestChange): AdvisedChange => {
		const walks: WhatIfAnswer['walks'] = trial.tryEdit(change.edit)?.walks ?? [];
		const gained = inNeed.filter((i) => (walks[i]?.distanceM ?? Infinity) <= limitM);
		const households = gained.reduce((sum, i) => sum + question.households[i]!, 0);
		return {
			...change,
			gain: { households, communities: gained.length },
			communityIds: gained.map((i) => ground.communities[i]!.id).toSorted(),
			yuanPerHousehold: households > 0 ? change.cost / households : null,
			site: describeChange(present, change, of)
		};
	};
	const walls = [...take(search.walls(), TRIED_WALLS)].map(advise);
	const entrance = search.entrance();
	const link = search.link(LINK_MAX_M);
	const found = [walls[0], entrance && advise(entrance), link && advise(link)].filter(
		(change) => change !== undefined
	);
	let cheapest = found.reduce<AdvisedChange | undefined>(
		(best, change) => (best && change.cost >= best.cost ? best : change),
		undefined
	);
	if (!cheapest || cheapest.cost > costs.centreYuan) {
		const centre = search.centre();
		if (centre) cheapest = advise(centre);
	}
	if (!cheapest) return undefined;
	const [bestWall] = walls.toSorted((a, b) => b.gain.households - a.gain.households);
	const others = [bestWall, ...found.filter(({ kind }) => kind !== 'open-wall')];
	return {
		cheapest,
		others: others.filter((change): change is AdvisedChange => change !== undefined && change !== cheapest)
	};
}

function* take<Item>(items: Iterable<Item>, count: number): Generator<Item, void, void> {
	let taken = 0;
	for (const item of items) {
		if (taken++ === count) return;
		yield item;
	}
}
