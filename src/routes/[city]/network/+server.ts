import { readFile } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { findCityFiles, keepNewFiles } from '#lib/server/city-store/find-city-files.ts';
import { readRevision } from '#lib/server/city-store/read-revision.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { refuseStreets } from '#lib/server/refuse-streets.ts';
import { problemOf } from '#lib/server/refused.ts';

/** The city's walking network as it is now, or was for the plan of the revision `known`; `x-lianpian-revision` says of which plan's streets. */
export async function GET({ params, request, url }) {
	const db = await getDb();
	const upTo = readRevision(url.searchParams.get('known'));
	const files = isCityId(params.city) ? await findCityFiles(db, params.city, { upTo }) : undefined;
	if (!files?.network) return problemOf(await refuseStreets(db, params.city));
	if (upTo === undefined) void keepNewFiles(db, params.city, files);
	const { path, sha256, revision } = files.network;
	const version = `network ${params.city} ${sha256}`;
	const response = await respondCompressed(request, version, 'application/octet-stream', () =>
		readFile(path)
	);
	response.headers.set('x-lianpian-revision', String(revision));
	return response;
}
