import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { Refused } from '#lib/server/refused.ts';
import type { RouteSources } from '#lib/server/route-sources.ts';

/** Sources for routes with a single city and no saved documents. */
export function sourcesOf(cityId: string, city: LoadedCity | Promise<LoadedCity>): RouteSources {
	return {
		getCity: async (id) => {
			if (id !== cityId) throw new Refused(404, 'unknown-city', { city: id, cities: [cityId] });
			return city;
		},
		getPlan: async () => {
			throw new Error('Nothing here reads the plan as a whole.');
		},
		findScenario: async () => undefined,
		findBriefing: async () => undefined,
		version: 'test',
		origins: ['https://a.cn', 'http://127.0.0.1:3000']
	};
}
