import type { PlanningFacts } from '#lib/core/figures/types.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import { NothingToSite } from '#lib/core/planner/nothing-to-site.ts';
import { askForPackages, askForSites } from '#lib/core/planner/usual-questions.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { Kept } from './kept.ts';
import type { LoadedCity } from './loaded-city.ts';

/** Answers of a city that are kept, the latest. */
const KEPT_MAX = 16;
const noTell = () => {};

/** Cached results of a city, by question; dropped with the city. */
const kept = new WeakMap<LoadedCity, Kept<unknown>>();

/** The packages that the planner proposes with its usual settings; computed once for a city and a plan on trial. */
export function gatherPackages(
	city: LoadedCity,
	walks: WalkSettings
): Promise<NonNullable<PlanningFacts['packages']>> {
	return keepFor(city, ['packages', walks.speedMps, writeEdits(walks.edits)].join('|'), async () =>
		(await city.getPlanner()).work.packages(askForPackages(walks), noTell)
	);
}

/** The next centres that the planner proposes with its usual settings, likewise; `null` in a plan that needs none. */
export function gatherSites(city: LoadedCity, walks: WalkSettings): Promise<PlanningFacts['siting']> {
	const key = ['sites', walks.speedMps, walks.minutes[0], writeEdits(walks.edits)].join('|');
	return keepFor(city, key, async () => {
		const question = askForSites(walks);
		try {
			return { question, sited: await (await city.getPlanner()).work.site(question, noTell) };
		} catch (error) {
			if (error instanceof NothingToSite) return null;
			throw error;
		}
	});
}

/** The cached value of a city and key, made if missing; the least recently used one is evicted. */
export function keepFor<Value>(city: LoadedCity, key: string, make: () => Promise<Value>): Promise<Value> {
	const made = kept.get(city) ?? new Kept<unknown>({ most: KEPT_MAX });
	kept.set(city, made);
	return made.get(key, make) as Promise<Value>;
}
