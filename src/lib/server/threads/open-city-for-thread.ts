import { stat } from 'node:fs/promises';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { findRevision, getPlanAtRevision } from '../cities.ts';
import { cityFiles } from '../city-files.ts';
import { findCityFiles } from '../city-store/find-city-files.ts';
import { findLand } from '../city-store/find-land.ts';
import type { Db } from '../db/port.ts';
import { Kept } from '../kept.ts';
import type { CityPaths } from '../loaded-city.ts';
import { findOpenCity } from '../open-city.ts';
import { getPlanAt } from '../plan/get-plan-at.ts';
import { writeMoment, type PlanMoment } from '../plan/plan-moment.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';

/** A city for a thread that has no database: what it is, and its features where the thread has none of this version. */
export interface CityForThread {
	/** Another one after every change of plan or streets. */
	version: string;
	meta: CityMeta;
	/** Of its plan; `null` where the thread has it. */
	revision: number | null;
	files: CityPaths;
	/** JSON in UTF-8, in memory that all threads share; `null`: the thread has them. */
	features: Uint8Array | null;
}

/** The features of the city that was last handed to a thread: the next thread gets the same. */
const kept = new Kept<PlanText>({ most: 1 });

/** A plan on its way to a thread. */
export interface PlanText {
	revision: number;
	/** ISO date of what is newest in it, and the newest revision there is: of a plan that was asked for as of a moment. */
	asOf?: string;
	newestRevision?: number;
	/** Where the city's land use map is, see `findLand`. */
	land: string;
	/** JSON in UTF-8, in memory that all threads share. */
	features: Uint8Array;
}

/**
 * The version of a city's plan, streets, basemap and land use.
 *
 * @param moment streets and basemap as they were for the plan of its revision
 *
 * @throws Refused if the city is unknown or has no streets
 */
export async function getCityVersion(
	db: Db,
	cityId: string,
	{ known }: PlanMoment = {}
): Promise<{ version: string; meta: CityMeta; files: CityPaths }> {
	const meta = await findOpenCity(db, cityId);
	if (!meta) throw await refuseCity(db, cityId);
	const own = cityFiles(cityId);
	const [{ network, basemap }, landPath] = await Promise.all([
		findCityFiles(db, cityId, { upTo: known }),
		findLand(db, cityId)
	]);
	if (!network) throw new Refused(404, 'no-streets', { city: cityId });
	const land = await stat(landPath).catch(() => undefined);
	const revision = (await findRevision(db, cityId)) ?? 0;
	const parts = [cityId, revision, network.sha256, basemap?.sha256, land && [land.size, land.mtimeMs]];
	const files = { network: network.path, basemap: basemap?.path ?? own.basemap, land: landPath };
	return { version: JSON.stringify(parts), meta, files };
}

/** @throws Refused as {@link getCityVersion} */
export async function openCityForThread(
	db: Db,
	{ id, known, moment = {} }: { id: string; known: string | null; moment?: PlanMoment }
): Promise<CityForThread> {
	const { version: newest, meta, files } = await getCityVersion(db, id, moment);
	const asked = writeMoment(moment).toString();
	if (asked === '') {
		if (newest === known) return { version: newest, meta, files, revision: null, features: null };
		return { version: newest, meta, files, ...(await getPlanText(db, { id })) };
	}
	const version = `${newest} ${asked}`;
	const { meta: then, revision, features } = await getPlanAt(db, id, moment);
	return { version, meta: then, files, revision, features: version === known ? null : toShared(features) };
}

/** The plan of a city that can be opened; revision 0, without a feature, where it has none. */
export async function getPlanText(
	db: Db,
	{ id: cityId, moment = {} }: { id: string; moment?: PlanMoment }
): Promise<PlanText> {
	const asked = writeMoment(moment).toString();
	const land = await findLand(db, cityId);
	if (asked !== '') {
		const { meta, revision, features } = await getPlanAt(db, cityId, moment);
		const newestRevision = (await findRevision(db, cityId)) ?? 0;
		return { revision, asOf: meta.asOf, newestRevision, land, features: toShared(features) };
	}
	const revision = (await findRevision(db, cityId)) ?? 0;
	return kept.get(`${cityId} ${revision}`, async () => {
		const { revision, features } = await getPlanAtRevision(db, cityId);
		return { revision, land, features: toShared(features) };
	});
}

function toShared(features: CityFeatures): Uint8Array {
	const text = Buffer.from(JSON.stringify(features));
	const shared = new Uint8Array(new SharedArrayBuffer(text.length));
	shared.set(text);
	return shared;
}
