import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { CityModel } from '#lib/core/model/city-model.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { Planner } from '#lib/core/planner/planner.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { findRevision } from './cities.ts';
import { cityFiles } from './city-files.ts';
import type { Db } from './db/port.ts';
import { findFileCity } from './file-city.ts';
import { findOpenCity, getOpenCityFeatures } from './open-city.ts';
import { readRailways } from './read-railways.ts';
import { readSeedCity } from './seed/default-city.ts';

/** A city in memory, for what is drawn and reported without a screen. */
export interface LoadedCity {
	model: CityModel;
	/** SHA-256 of plan, streets and land use, hex: the same data, the same hash. */
	dataHash: string;
	/** Contiguous planning with the same plan; made when first asked for. */
	getPlanner: () => Promise<Planner>;
}

/** The city last asked for, by version: one at a time, since each takes some 100 MB. */
let kept: { version: string; city: Promise<LoadedCity> } | undefined;

/**
 * A city's plan as the database has it, with its streets; loaded once for each of its states.
 *
 * @returns undefined if there is no such city, or it has no streets yet
 */
export async function findLoadedCity(db: Db, cityId: string): Promise<LoadedCity | undefined> {
	const meta = await findOpenCity(db, cityId);
	const info = meta && (await stat(cityFiles(cityId).network).catch(() => undefined));
	if (!meta || !info) return undefined;
	const version = [cityId, (await findRevision(db, cityId)) ?? 0, info.size, info.mtimeMs].join(' ');
	if (kept?.version !== version) {
		const city = getOpenCityFeatures(db, cityId).then((features) => loadCity(meta, features));
		kept = { version, city };
		city.catch(() => {
			if (kept?.city === city) kept = undefined;
		});
	}
	return kept.city;
}

/**
 * A city as its files have it: what the command line draws and reports, of every city that a server would open.
 *
 * @returns undefined if there is no such city, or it has no streets yet
 */
export async function findLoadedFileCity(cityId: string): Promise<LoadedCity | undefined> {
	const city = await findFileCity(cityId);
	const info = city && (await stat(cityFiles(cityId).network).catch(() => undefined));
	return city && info ? loadCity(city.meta, city.features) : undefined;
}

/** The plan that comes with the project. */
export async function loadSeedCity(cityId: string): Promise<LoadedCity> {
	const { meta, features } = await readSeedCity(cityId);
	return loadCity(meta, features);
}

async function loadCity(meta: CityMeta, features: CityFeatures): Promise<LoadedCity> {
	const { network, landuse } = cityFiles(meta.id);
	const file = await readFile(network);
	const land = await readFile(landuse).catch(() => new Uint8Array());
	const model = new CityModel({ meta, features, network: decodeNetwork(file), nameAddedCentre });
	let planner: Promise<Planner> | undefined;
	return {
		model,
		dataHash: createHash('sha256')
			.update(toSortedJson({ meta, features }))
			.update(file)
			.update(land)
			.digest('hex'),
		getPlanner: () =>
			(planner ??= readRailways(meta.id).then((railways) => {
				const { streets, ...plan } = features;
				const networkFile = new Uint8Array(file).buffer;
				return new Planner({ networkFile, features: plan, axes: model.axes.axes, railways }, loadHighs);
			}))
	};
}

/** Files and database give the same plan with its fields in different orders. */
function toSortedJson(value: unknown): string {
	return JSON.stringify(value, (_, of: unknown) =>
		of && typeof of === 'object' && !Array.isArray(of)
			? Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: of
	);
}
