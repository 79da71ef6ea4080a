import { cityFiles } from '#lib/server/city-files.ts';
import { loadCity as openCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { loadCity, openSource, toMoment, type AskedMoment } from './asked-plan.ts';
import { UsageError } from './usage.ts';

/**
 * A city with its streets, as a server would open it.
 *
 * @throws UsageError listing the cities there are, or naming the option that asks for a plan that there is not
 */
export async function loadAskedCity(cityId: string, asked: AskedMoment): Promise<LoadedCity> {
	const { meta, features, revision } = await loadCity(cityId, asked);
	const source = await openSource();
	const { known } = toMoment(asked);
	const network = await source.findFile(cityId, 'network', known);
	if (!network)
		throw new UsageError(`"${cityId}" has no walking network yet; build it with "lianpian tiles".`);
	const basemap = (await source.findFile(cityId, 'basemap', known)) ?? cityFiles(cityId).basemap;
	const land = await source.findLand(cityId);
	return { ...(await openCity(meta, features, { network, basemap, land })), revision };
}
