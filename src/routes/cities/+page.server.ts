import { getDb } from '#lib/server/app-db.ts';
import { listAllCities } from '#lib/server/cities/answer-cities.ts';

export async function load({ locals }) {
	return { list: await listAllCities(await getDb()), lang: locals.lang, theme: locals.theme };
}
