import { getDb } from '#lib/server/app-db.ts';
import { findRevision } from '#lib/server/cities.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf } from '#lib/server/refused.ts';
import { askerOf } from '#lib/server/threads/asker-of.ts';
import { workInThread } from '#lib/server/threads/server-threads.ts';

/** The city's plan for the workbench. */
export async function GET(event) {
	const { params, request } = event;
	const db = await getDb();
	if (!(await findOpenCity(db, params.city))) return problemOf(await refuseCity(db, params.city));
	const revision = (await findRevision(db, params.city)) ?? 0;
	return respondCompressed(request, `plan ${params.city} ${revision}`, 'application/json', () =>
		workInThread('plan', { cityId: params.city }, { asker: askerOf(event) })
	);
}
