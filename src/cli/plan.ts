import { readFile } from 'node:fs/promises';
import type { City } from '#lib/core/city/types.ts';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { cityFiles, listCityFolders } from '#lib/server/city-files.ts';
import { toInputError } from '#lib/server/import/input-error.ts';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity, listSeedCities } from '#lib/server/seed/default-city.ts';
import { toCentrePlaces, toCommunityPlaces } from './file-places.ts';
import { UsageError } from './usage.ts';

export const DEFAULT_CITY = 'baoding';

/** Options that say which city, or which files instead of it. */
export const PLAN_OPTIONS = {
	city: { type: 'string', default: DEFAULT_CITY },
	network: { type: 'string' },
	centres: { type: 'string' },
	communities: { type: 'string' },
	all: { type: 'boolean', default: false }
} as const;

export interface Plan {
	cityId: string | null;
	network: Network;
	centres: CentrePlace[];
	communities: CommunityPlace[];
	clusterNames: Map<string, string>;
	districtNames: Map<string, string>;
	attribution: string;
	/** Whether any of it stands in for data that is not public. */
	isIllustrative: boolean;
}

interface Asked {
	city: string;
	network?: string | undefined;
	centres?: string | undefined;
	communities?: string | undefined;
	all: boolean;
}

/** The plan of a city, with files in place of what they hold. */
export async function loadPlan({ city: cityId, network, centres, communities, all }: Asked): Promise<Plan> {
	const needsCity = !network || !centres || !communities;
	const city = needsCity ? await loadCity(cityId) : undefined;
	const names = (layer: 'clusters' | 'districts') =>
		new Map(city?.features[layer].features.map(({ properties: { id, name } }) => [id, name]));
	const loaded = network ? await loadNetworkFile(network) : await loadCityNetwork(cityId);
	return {
		cityId: city?.meta.id ?? null,
		network: loaded,
		centres: centres
			? toCentrePlaces(centres, await readPlaces(centres, 'centres'))
			: listCentrePlaces(city!.features),
		communities: communities
			? toCommunityPlaces(communities, await readPlaces(communities, 'communities'), { all })
			: listCommunityPlaces(city!.features, { all }),
		clusterNames: names('clusters'),
		districtNames: names('districts'),
		attribution: loaded.attribution || (city?.meta.attribution ?? ''),
		isIllustrative: city !== undefined
	};
}

/** A built city by its id. */
export async function loadCity(cityId: string): Promise<City> {
	const known = await listSeedCities();
	if (!known.includes(cityId))
		throw new UsageError(`There is no city "${cityId}"; there is ${known.join(', ')}.`);
	return readSeedCity(cityId);
}

async function loadCityNetwork(cityId: string): Promise<Network> {
	const known = await listCityFolders();
	if (!known.includes(cityId))
		throw new UsageError(`There are no streets of "${cityId}"; there are ${known.join(', ')}.`);
	const file = await readFile(cityFiles(cityId).network).catch(() => {
		throw new UsageError(`"${cityId}" has no walking network yet; build it with "lianpian tiles".`);
	});
	return decodeNetwork(file);
}

async function loadNetworkFile(path: string): Promise<Network> {
	if (path.endsWith('.lpn')) {
		const file = await readFile(path).catch((error: unknown) => {
			throw toInputError(path, error);
		});
		return decodeNetwork(file);
	}
	const { ways, attribution } = await readStreets(path);
	return buildNetwork(ways, { attribution });
}
