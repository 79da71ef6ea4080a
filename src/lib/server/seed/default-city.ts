import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { City, CityMeta, LayerName } from '#lib/core/city/types.ts';
import type { Feature, FeatureCollection } from 'geojson';
import { replaceCityWithin } from '#lib/server/cities.ts';
import { isCityId } from '#lib/server/city-files.ts';
import { getLayerTable, LAYER_NAMES } from '#lib/server/db/layer-tables.ts';
import type { Db } from '#lib/server/db/port.ts';
import { seedFolder, tilesFolder } from '#lib/server/paths.ts';

/** The city that the project comes with. */
export const DEFAULT_CITY_ID = 'baoding';

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
	// First and alone, so that an unknown city is always told by this file.
	const meta = await readJson(join(seedFolder(), cityId, 'city.json'));
	const collections = await Promise.all(LAYER_NAMES.map((layer) => readLayerFile(cityId, layer)));
	const features = Object.fromEntries(LAYER_NAMES.map((layer, index) => [layer, collections[index]]));
	return { meta: meta as CityMeta, features: features as unknown as City['features'] };
}

/**
 * Puts the default city into a database that has no city at all. Servers that start at once wait for each other.
 *
 * @returns the city's id, or undefined if there was a city
 */
export async function seedIfEmpty(db: Db): Promise<string | undefined> {
	if (!(await isEmpty(db))) return undefined;
	const city = await readSeedCity();
	return db.transaction(async (tx) => {
		await tx.query('lock table city in share row exclusive mode');
		if (!(await isEmpty(tx))) return undefined;
		await replaceCityWithin(tx, city);
		return city.meta.id;
	});
}

async function isEmpty(db: Pick<Db, 'query'>): Promise<boolean> {
	return (await db.query('select from city limit 1')).length === 0;
}

async function readLayerFile(cityId: string, layer: LayerName): Promise<FeatureCollection> {
	const folder = layer === 'streets' ? tilesFolder() : seedFolder();
	const path = join(folder, cityId, `${layer}.geojson`);
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

async function readJson(path: string): Promise<unknown> {
	const text = await readFile(path, 'utf8').catch((error: Error) => {
		throw new Error(`${path} cannot be read (${error.message}). It comes with the project: restore it.`);
	});
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
