import { readFile, stat } from 'node:fs/promises';
import { getDb } from '#lib/server/app-db.ts';
import { findLand } from '#lib/server/city-store/find-land.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

/** The city's land use map, and what else lies beside its streets: GeoJSON, packed with gzip where it came with an extract. */
export async function GET({ params: { city }, request }) {
	const db = await getDb();
	if (!(await findOpenCity(db, city))) return problemOf(await refuseCity(db, city));
	const land = await findLand(db, city);
	const info = await stat(land).catch(() => undefined);
	if (!info) return problemOf(new Refused(404, 'no-file', {}));
	const version = `ground ${city} ${info.size} ${info.mtimeMs}`;
	return respondCompressed(request, version, 'application/octet-stream', () => readFile(land));
}
