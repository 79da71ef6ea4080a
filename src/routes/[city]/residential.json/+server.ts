import { stat } from 'node:fs/promises';
import { cityFiles, isCityId } from '#lib/server/city-files.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';
import { readResidentialLand } from '#lib/server/read-residential-land.ts';

/** Residential areas of the city's land use map, a list of GeoJSON geometries; `null` where it has no such map. */
export async function GET({ params, request }) {
	if (!isCityId(params.city)) return problem(404, 'Not found', `There is no city "${params.city}".`);
	const info = await stat(cityFiles(params.city).landuse).catch(() => undefined);
	const version = `residential ${params.city} ${info?.size} ${info?.mtimeMs}`;
	return respondCompressed(request, version, 'application/json', async () =>
		new TextEncoder().encode(JSON.stringify(await readResidentialLand(params.city)))
	);
}
