import { readFile, stat } from 'node:fs/promises';
import { cityFiles, isCityId } from '#lib/server/city-files.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';

/** The city's walking network, as `lianpian tiles` wrote it. */
export async function GET({ params, request }) {
	const path = isCityId(params.city) ? cityFiles(params.city).network : undefined;
	const info = path && (await stat(path).catch(() => undefined));
	if (!path || !info) return problem(404, 'Not found', `There is no walking network of "${params.city}".`);
	const version = `network ${params.city} ${info.size} ${info.mtimeMs}`;
	return respondCompressed(request, version, 'application/octet-stream', () => readFile(path));
}
