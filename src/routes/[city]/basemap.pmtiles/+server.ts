import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { findCityFiles, keepNewFiles } from '#lib/server/city-store/find-city-files.ts';
import { readRevision } from '#lib/server/city-store/read-revision.ts';
import { respondFile } from '#lib/server/http/respond-file.ts';
import { refuseStreets } from '#lib/server/refuse-streets.ts';
import { problemOf } from '#lib/server/refused.ts';

/** The city's basemap as it is now, or was for the plan of the revision `known`, by byte ranges; `x-lianpian-revision` says of which plan's streets. */
export async function GET({ params, request, url }) {
	const db = await getDb();
	const upTo = readRevision(url.searchParams.get('known'));
	const files = isCityId(params.city) ? await findCityFiles(db, params.city, { upTo }) : undefined;
	if (!files?.basemap) return problemOf(await refuseStreets(db, params.city));
	if (upTo === undefined) void keepNewFiles(db, params.city, files);
	const { path, sha256, revision } = files.basemap;
	const response = await respondFile(request, path, 'application/vnd.pmtiles', { etag: `"${sha256}"` });
	response.headers.set('x-lianpian-revision', String(revision));
	return response;
}
