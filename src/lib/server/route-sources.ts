import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { LoadedCity } from './loaded-city.ts';

/** Sources of the answers of routes, in any thread. */
export interface RouteSources {
	/** @throws Refused if the city is unknown or has no streets */
	getCity: (id: string) => Promise<LoadedCity>;
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
