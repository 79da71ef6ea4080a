import { readFile } from 'node:fs/promises';
import { cityFiles, isCityId } from '#lib/server/city-files.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';

/** The city's walking network, as `lianpian tiles` wrote it. */
export async function GET({ params, request }) {
	const missing = problem(404, 'Not found', `There is no walking network of "${params.city}".`);
	if (!isCityId(params.city)) return missing;
	const file = await readFile(cityFiles(params.city).network).catch(() => undefined);
	if (!file) return missing;
	return respondCompressed(
		request,
		`network ${params.city}`,
		'application/octet-stream',
		new Uint8Array(file)
	);
}
