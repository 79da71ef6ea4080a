import { stat } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { findLand } from '#lib/server/city-store/find-land.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { readKnownGround } from '#lib/server/read-known-ground.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf } from '#lib/server/refused.ts';

/** Railways, waters and buildings that new links keep off; see `KnownGround`. */
export async function GET({ params: { city }, request }) {
	const db = await getDb();
	if (!(await findOpenCity(db, city))) return problemOf(await refuseCity(db, city));
	const land = await findLand(db, city);
	const files = await Promise.all(
		[cityFiles(city).knownGround, land].map((path) => stat(path).catch(() => undefined))
	);
	const version = `known ground ${city} ${files.map((info) => `${info?.size} ${info?.mtimeMs}`).join(' ')}`;
	return respondCompressed(request, version, 'application/json', async () =>
		new TextEncoder().encode(JSON.stringify(await readKnownGround(city, land)))
	);
}
