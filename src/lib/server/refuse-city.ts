import type { Querier } from './db/port.ts';
import { listOpenCityIds } from './list-open-cities.ts';
import { Refused } from './refused.ts';

/** The refusal of a city that is not there: it lists those that are. */
export async function refuseCity(db: Querier, city: string): Promise<Refused<'unknown-city'>> {
	return new Refused(404, 'unknown-city', { city, cities: await listOpenCityIds(db) });
}
