import { stat } from 'node:fs/promises';
import type { CityMeta } from '#lib/core/city/types.ts';
import { findRevision } from '../cities.ts';
import { cityFiles } from '../city-files.ts';
import type { Db } from '../db/port.ts';
import { Kept } from '../kept.ts';
import { findOpenCity, getOpenCityFeatures } from '../open-city.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';

/** A city for a thread that has no database: what it is, and its features where the thread has none of this version. */
export interface CityForThread {
	/** Another one after every change of plan or streets. */
	version: string;
	meta: CityMeta;
	/** JSON in UTF-8, in memory that all threads share; `null`: the thread has them. */
	features: Uint8Array | null;
}

/** The features of the city that was last handed to a thread: the next thread gets the same. */
const kept = new Kept<Uint8Array>({ most: 1 });

/**
 * The version of a city's plan, streets, basemap and land use.
 *
 * @throws Refused if the city is unknown or has no streets
 */
export async function getCityVersion(db: Db, cityId: string): Promise<{ version: string; meta: CityMeta }> {
	const meta = await findOpenCity(db, cityId);
	if (!meta) throw await refuseCity(db, cityId);
	const files = cityFiles(cityId);
	const infos = await Promise.all(
		[files.network, files.basemap, files.landuse].map((path) => stat(path).catch(() => undefined))
	);
	if (!infos[0]) throw new Refused(404, 'no-streets', { city: cityId });
	const revision = (await findRevision(db, cityId)) ?? 0;
	const parts = [cityId, revision, ...infos.map((info) => info && [info.size, info.mtimeMs])];
	return { version: JSON.stringify(parts), meta };
}

/** @throws Refused as {@link getCityVersion} */
export async function openCityForThread(
	db: Db,
	{ id, known }: { id: string; known: string | null }
): Promise<CityForThread> {
	const { version, meta } = await getCityVersion(db, id);
	if (version === known) return { version, meta, features: null };
	return { version, meta, features: await getFeaturesText(db, id) };
}

/** The features of a city as JSON in UTF-8, in memory that all threads share. */
export async function getFeaturesText(db: Db, cityId: string): Promise<Uint8Array> {
	const revision = (await findRevision(db, cityId)) ?? 0;
	return kept.get(`${cityId} ${revision}`, async () => {
		const text = Buffer.from(JSON.stringify(await getOpenCityFeatures(db, cityId)));
		const shared = new Uint8Array(new SharedArrayBuffer(text.length));
		shared.set(text);
		return shared;
	});
}
