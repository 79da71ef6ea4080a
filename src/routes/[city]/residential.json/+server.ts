import { stat } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { findLand } from '#lib/server/city-store/find-land.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { readResidentialLand } from '#lib/server/read-residential-land.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf } from '#lib/server/refused.ts';

/** Residential areas of the city's land use map, a list of GeoJSON geometries; `null` where it has no such map. */
export async function GET({ params, request }) {
	const db = await getDb();
	if (!(await findOpenCity(db, params.city))) return problemOf(await refuseCity(db, params.city));
	const land = await findLand(db, params.city);
	const info = await stat(land).catch(() => undefined);
	const version = `residential ${params.city} ${info?.size} ${info?.mtimeMs}`;
	return respondCompressed(request, version, 'application/json', async () =>
		new TextEncoder().encode(JSON.stringify(await readResidentialLand(land)))
	);
}
