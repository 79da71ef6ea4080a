import { readFile } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { findCityFiles, keepNewFiles } from '#lib/server/city-store/find-city-files.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { refuseStreets } from '#lib/server/refuse-streets.ts';
import { problemOf } from '#lib/server/refused.ts';

/** The city's walking network as it is now; `x-lianpian-revision` says of which plan's streets. */
export async function GET({ params, request }) {
	const db = await getDb();
	const files = isCityId(params.city) ? await findCityFiles(db, params.city) : undefined;
	if (!files?.network) return problemOf(await refuseStreets(db, params.city));
	void keepNewFiles(db, params.city, files);
	const { path, sha256, revision } = files.network;
	const version = `network ${params.city} ${sha256}`;
	const response = await respondCompressed(request, version, 'application/octet-stream', () =>
		readFile(path)
	);
	response.headers.set('x-lianpian-revision', String(revision));
	return response;
}
