import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { LoadedCity } from './loaded-city.ts';

/** What answers of routes are made from, wherever they are made. */
export interface RouteSources {
	/** @throws Refused if there is no such city, or it has no streets */
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
