import { getDb } from '../app-db.ts';
import { checkKnown } from '../plan/check-known.ts';
import { readMoment } from '../plan/plan-moment.ts';
import { findOpenCity } from '../open-city.ts';
import { refuseStreets } from '../refuse-streets.ts';
import { findCityFiles, keepNewFiles, type CityFile } from './find-city-files.ts';
import type { FileKind } from './stored-files.ts';

/**
 * Network or basemap of a city as it is now, or was for the plan of the revision `known` of an address.
 *
 * @param cityId from the address, not trusted
 * @throws Refused if the moment is none, or there is no such city, revision or file
 */
export async function findFileOfRequest(kind: FileKind, cityId: string, url: URL): Promise<CityFile> {
	const moment = readMoment(url.searchParams);
	const upTo = moment.known;
	const db = await getDb();
	const isOpen = (await findOpenCity(db, cityId)) !== undefined;
	const files = isOpen ? await findCityFiles(db, cityId, { upTo }) : undefined;
	const file = files?.[kind];
	if (!file) throw await refuseStreets(db, cityId);
	await checkKnown(db, cityId, moment);
	if (upTo === undefined) void keepNewFiles(db, cityId, files);
	return file;
}
