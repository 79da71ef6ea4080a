import { stat } from 'node:fs/promises';
import { cityFiles, isCityId } from '#lib/server/city-files.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';
import { readKnownGround } from '#lib/server/read-known-ground.ts';

/** Railways, waters and buildings that new links keep off; see `KnownGround`. */
export async function GET({ params: { city }, request }) {
	if (!isCityId(city)) return problem(404, 'Not found', `There is no city "${city}".`);
	const { knownGround, landuse } = cityFiles(city);
	const files = await Promise.all([knownGround, landuse].map((path) => stat(path).catch(() => undefined)));
	const version = `known ground ${city} ${files.map((info) => `${info?.size} ${info?.mtimeMs}`).join(' ')}`;
	return respondCompressed(request, version, 'application/json', async () =>
		new TextEncoder().encode(JSON.stringify(await readKnownGround(city)))
	);
}
