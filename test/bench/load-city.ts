import { mkdirSync } from 'node:fs';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { sharedData } from '../helpers/shared-data.ts';
import { buildLattice } from './build-lattice.ts';
import type { BenchCity, Origin, Query } from './engines/types.ts';
import { StreetOracle } from './street-oracle.ts';

export const ORIGINS = 65;
/** Places asked for per origin of engines that answer pairs only. */
const TARGETS = 20;
/** A place drawn on a street is found again on a street this near, or another is drawn. */
const TOLERANCE_M = 0.01;

/** Where the streets of a case come from. */
export interface CitySource {
	name: string;
	/** A file of real streets … */
	file?: string;
	/** … or the corners along each side of a synthetic city. */
	side?: number;
	/** Whether the places of the accuracy table are drawn here too. */
	isJudged: boolean;
}

export interface LoadedCity extends BenchCity {
	oracle: StreetOracle;
	isJudged: boolean;
}

/** Something that is not measured, and why. */
export interface Skipped {
	what: string;
	reason: string;
}

/** The cities of a run, smallest first. */
export function listCitySources({ isQuick, file }: { isQuick: boolean; file?: string | undefined }): {
	sources: CitySource[];
	skipped: Skipped[];
} {
	const sources: CitySource[] = [];
	const skipped: Skipped[] = [];
	for (const [name, path] of [
		['Baoding', 'osm/baoding-roads.osm.pbf'],
		['Monaco', 'osm/monaco.osm.pbf']
	] as const) {
		const shared = sharedData(path);
		if (isQuick && name !== 'Baoding') skipped.push({ what: name, reason: '--quick' });
		else if (shared.isMissing)
			skipped.push({
				what: name,
				reason: `its real streets are no part of the project and there is no ../shared/data/${path}`
			});
		else sources.push({ name, file: shared.path, isJudged: true });
	}
	const hasReal = sources.length > 0;
	sources.push({ name: 'lattice 40,000', side: 200, isJudged: !hasReal });
	if (isQuick) skipped.push({ what: 'lattice 400,000', reason: '--quick' });
	else sources.push({ name: 'lattice 400,000', side: 632, isJudged: false });
	if (file !== undefined) sources.push({ name: file, file, isJudged: true });
	return { sources, skipped };
}

/** Streets as network, truth and places to begin at. */
export async function loadCity(source: CitySource, folder: string): Promise<LoadedCity> {
	const ways: readonly StreetWay[] =
		source.file === undefined ? buildLattice(source.side!) : (await readStreets(source.file)).ways;
	const network = buildNetwork(ways);
	const oracle = new StreetOracle(ways);
	mkdirSync(folder, { recursive: true });
	return {
		name: source.name,
		isJudged: source.isJudged,
		ways,
		network,
		oracle,
		origins: drawOrigins(oracle, network),
		folder
	};
}

function drawOrigins(oracle: StreetOracle, network: BenchCity['network']): Origin[] {
	const snapper = buildSnapper(network);
	const random = buildRandom(65);
	const origins: Origin[] = [];
	while (origins.length < ORIGINS) {
		const [place] = oracle.drawPlaces(1, random);
		const position = snapper.find(place!.lngLat);
		if (position && position.accessM <= TOLERANCE_M) origins.push({ place: place!, position });
	}
	return origins;
}

/** What all engines are asked in the cases of these minutes. */
export function buildQuery({ oracle, origins }: LoadedCity, minutes: number, limitM: number): Query {
	const random = buildRandom(minutes);
	return {
		minutes,
		limitM,
		targets: origins.map(({ place }) =>
			oracle.drawPlacesWithin(oracle.search(place, limitM), TARGETS, random)
		)
	};
}
