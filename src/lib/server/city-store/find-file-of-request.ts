import { isCityId } from '#lib/core/city/is-city-id.ts';
import { getDb } from '../app-db.ts';
import { findRevision } from '../cities.ts';
import { readMoment } from '../plan/plan-moment.ts';
import { refuseStreets } from '../refuse-streets.ts';
import { Refused } from '../refused.ts';
import { findCityFiles, keepNewFiles, type CityFile } from './find-city-files.ts';
import type { FileKind } from './stored-files.ts';

/**
 * Network or basemap of a city as it is now, or was for the plan of the revision `known` of an address.
 *
 * @param cityId from the address, not trusted
 * @throws Refused if the moment is none, or there is no such city, revision or file
 */
export async function findFileOfRequest(kind: FileKind, cityId: string, url: URL): Promise<CityFile> {
	const { known: upTo } = readMoment(url.searchParams);
	const db = await getDb();
	const last = upTo === undefined ? undefined : ((await findRevision(db, cityId)) ?? 0);
	if (last !== undefined && upTo! > last)
		throw new Refused(404, 'unknown-revision', { revision: upTo!, first: Math.min(1, last), last });
	const files = isCityId(cityId) ? await findCityFiles(db, cityId, { upTo }) : undefined;
	const file = files?.[kind];
	if (!file) throw await refuseStreets(db, cityId);
	if (upTo === undefined) void keepNewFiles(db, cityId, files);
	return file;
}
