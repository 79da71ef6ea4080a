import { getDb } from '#lib/server/app-db.ts';
import { findRevision } from '#lib/server/cities.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { findOpenCity } from '#lib/server/open-city.ts';
import { readMoment, writeMoment } from '#lib/server/plan/plan-moment.ts';
import { refuseCity } from '#lib/server/refuse-city.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';
import { askerOf } from '#lib/server/threads/asker-of.ts';
import { workInThread } from '#lib/server/threads/server-threads.ts';

/** The city's plan for the workbench; `?known=&asof=`: as it was known at a revision, true on a date. */
export async function GET(event) {
	const { params, request, url } = event;
	const db = await getDb();
	if (!(await findOpenCity(db, params.city))) return problemOf(await refuseCity(db, params.city));
	const revision = (await findRevision(db, params.city)) ?? 0;
	try {
		const moment = readMoment(url.searchParams);
		const version = `plan ${params.city} ${revision} ${writeMoment(moment)}`;
		return await respondCompressed(request, version, 'application/json', () =>
			workInThread('plan', { cityId: params.city, moment }, { asker: askerOf(event) })
		);
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}
