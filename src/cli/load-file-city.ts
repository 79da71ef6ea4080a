import { listFileCities } from '#lib/server/file-city.ts';
import { findLoadedFileCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { UsageError } from './usage.ts';

/**
 * A city that a server would open, by its id.
 *
 * @throws UsageError listing the cities there are
 */
export async function loadFileCity(cityId: string): Promise<LoadedCity> {
	const city = await findLoadedFileCity(cityId);
	if (city) return city;
	const known = await listFileCities();
	throw new UsageError(
		`There is no city "${cityId}"; there is ${known.join(', ')}. "lianpian tiles --osm FILE --city ${cityId}" builds one.`
	);
}
