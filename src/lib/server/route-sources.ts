import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { LoadedCity } from './loaded-city.ts';
import type { PlanOfCity } from './plan/get-plan-at.ts';
import type { PlanMoment } from './plan/plan-moment.ts';

/** Sources of the answers of routes, in any thread. */
export interface RouteSources {
	/**
	 * @param moment default: that of the address
	 * @throws Refused if the city is unknown or has no streets, or there is no such plan of it
	 */
	getCity: (id: string, moment?: PlanMoment) => Promise<LoadedCity>;
	/**
	 * The plan, notes and all.
	 *
	 * @param moment default: that of the address
	 * @throws Refused as `getCity`
	 */
	getPlan: (id: string, moment?: PlanMoment) => Promise<PlanOfCity>;
	findScenario: (
		cityId: string,
		id: string
	) => Promise<{ name: string; document: ScenarioDocument } | undefined>;
	findBriefing: (
		cityId: string,
		id: string
	) => Promise<{ name: string; document: BriefingDocument } | undefined>;
	/** Of the program: another one may draw otherwise. */
	version: string;
	/** Under which this server is known: links lead to the first. */
	origins: readonly string[];
}
