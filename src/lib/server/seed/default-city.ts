import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { City, CityMeta, LayerName } from '#lib/core/city/types.ts';
import type { Feature, FeatureCollection } from 'geojson';
import { replaceCityWithin } from '#lib/server/cities.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { getLayerTable, LAYER_NAMES } from '#lib/server/db/layer-tables.ts';
import type { Db, Querier } from '#lib/server/db/port.ts';
import { emptyFeatures } from '#lib/server/plan-document.ts';
import { seedFolder, tilesFolder } from '#lib/server/paths.ts';

/** The city that the project comes with. */
export const DEFAULT_CITY_ID = 'baoding';

/** Nobody has written a note yet, and of facilities and single buildings nothing is published. */
const UNSEEDED: ReadonlySet<LayerName> = new Set(['notes', 'facilities', 'buildings']);
const SEEDED = LAYER_NAMES.filter((layer) => !UNSEEDED.has(layer));

/** Ids of the cities that come with the project, sorted. */
export async function listSeedCities(): Promise<string[]> {
	const entries = await readdir(seedFolder(), { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.toSorted();
}

/**
 * A city as it comes with the project: `city.json` and a GeoJSON file for each layer, in id order. Properties
 * that the layers do not have are left out, and so are the features' own ids, which repeat the property.
 *
 * @throws Error naming the file that is missing or is no JSON
 */
export async function readSeedCity(cityId: string = DEFAULT_CITY_ID): Promise<City> {
	if (!isCityId(cityId)) throw new RangeError(`"${cityId}" is not the id of a city.`);
	// First and alone, so that an unknown city is always reported by this file.
	const meta = await readJson(join(seedFolder(), cityId, 'city.json'));
	const collections = await Promise.all(SEEDED.map((layer) => readLayerFile(cityId, layer)));
	const features = Object.fromEntries(SEEDED.map((layer, index) => [layer, collections[index]]));
	return {
		meta: meta as CityMeta,
		features: { ...emptyFeatures(), ...features } as unknown as City['features']
	};
}

/**
 * Puts the default city into a database that has no city at all, and keeps it in step with its files as long as
 * nobody has changed it: the plan and the walking network come from one version of the project. Servers that start
 * at once wait for each other.
 *
 * @returns the city's id, or undefined if there was nothing to do
 */
export async function syncDefaultCity(db: Db): Promise<string | undefined> {
	const seedHash = await hashSeedFiles(DEFAULT_CITY_ID);
	if (!(await isStale(db, seedHash))) return undefined;
	const city = await readSeedCity();
	return db.transaction(async (tx) => {
		await tx.query('lock table city in share row exclusive mode');
		if (!(await isStale(tx, seedHash))) return undefined;
		await replaceCityWithin(tx, city);
		await tx.query('update city set seed_hash = $2 where id = $1', [city.meta.id, seedHash]);
		return city.meta.id;
	});
}

/** Whether there is no city, or the default city is as an older version of its files had it. */
async function isStale(db: Querier, seedHash: string): Promise<boolean> {
	const cities = await db.query<{ id: string; seedHash: string | null }>(
		'select id, seed_hash as "seedHash" from city'
	);
	if (cities.length === 0) return true;
	const known = cities.find(({ id }) => id === DEFAULT_CITY_ID)?.seedHash;
	return typeof known === 'string' && known !== seedHash;
}

async function hashSeedFiles(cityId: string): Promise<string> {
	const hash = createHash('sha256');
	const paths = [join(seedFolder(), cityId, 'city.json'), ...SEEDED.map((layer) => layerPath(cityId, layer))];
	for (const path of paths) hash.update(await readText(path));
	return hash.digest('hex');
}

function layerPath(cityId: string, layer: LayerName): string {
	return join(layer === 'streets' ? tilesFolder() : seedFolder(), cityId, `${layer}.geojson`);
}

async function readLayerFile(cityId: string, layer: LayerName): Promise<FeatureCollection> {
	const path = layerPath(cityId, layer);
	const { columns, points } = getLayerTable(layer);
	const keys = [...Object.keys(columns), ...(points ? [points.property] : [])];
	const collection = await readJson(path);
	if (!isCollection(collection)) throw new Error(`${path} is not a GeoJSON FeatureCollection.`);
	const features = collection.features
		.map(({ properties, geometry }): Feature => ({
			type: 'Feature',
			properties: pick(properties, keys),
			geometry
		}))
		.toSorted((a, b) => (String(a.properties?.id) < String(b.properties?.id) ? -1 : 1));
	return { type: 'FeatureCollection', features };
}

async function readText(path: string): Promise<string> {
	return readFile(path, 'utf8').catch((error: Error) => {
		throw new Error(`${path} cannot be read (${error.message}). It comes with the project: restore it.`);
	});
}

async function readJson(path: string): Promise<unknown> {
	const text = await readText(path);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
	}
}

function isCollection(value: unknown): value is FeatureCollection {
	const { type, features } = (value ?? {}) as Partial<FeatureCollection>;
	return type === 'FeatureCollection' && Array.isArray(features);
}

function pick(properties: Feature['properties'], keys: readonly string[]): Feature['properties'] {
	if (!properties) return null;
	return Object.fromEntries(keys.filter((key) => key in properties).map((key) => [key, properties[key]]));
}
