import { listCities } from './cities.ts';
import type { Querier } from './db/port.ts';
import { listFileCities } from './file-city.ts';
import { Refused } from './refused.ts';

/** The refusal of a city that is not there: it lists those that are. */
export async function refuseCity(db: Querier, city: string): Promise<Refused<'unknown-city'>> {
	const [stored, built] = await Promise.all([listCities(db), listFileCities()]);
	const cities = [...new Set([...stored.map(({ id }) => id), ...built])].toSorted();
	return new Refused(404, 'unknown-city', { city, cities });
}
