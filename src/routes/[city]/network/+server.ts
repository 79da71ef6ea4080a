import { readFile, stat } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { refuseStreets } from '#lib/server/refuse-streets.ts';
import { problemOf } from '#lib/server/refused.ts';

/** The city's walking network, as `lianpian tiles` wrote it. */
export async function GET({ params, request }) {
	const path = isCityId(params.city) ? cityFiles(params.city).network : undefined;
	const info = path && (await stat(path).catch(() => undefined));
	if (!path || !info) return problemOf(await refuseStreets(await getDb(), params.city));
	const version = `network ${params.city} ${info.size} ${info.mtimeMs}`;
	return respondCompressed(request, version, 'application/octet-stream', () => readFile(path));
}
