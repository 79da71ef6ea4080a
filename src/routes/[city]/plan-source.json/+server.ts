import { findRevision } from '#lib/server/cities.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { readMoment, writeMoment } from '#lib/server/plan/plan-moment.ts';

/** All features of a city, streets included, at any revision and date: what programs compute with. */
export function GET({ params: { city }, url, request }) {
	return answerPlan(city, async (db) => {
		const moment = readMoment(url.searchParams);
		const plan = await getPlanAt(db, city, moment);
		const newest = await findRevision(db, city);
		const version = `plan-source ${city} ${newest} ${plan.revision} ${plan.meta.asOf} ${writeMoment(moment)}`;
		return respondCompressed(request, version, 'application/json', async () =>
			new TextEncoder().encode(JSON.stringify(plan))
		);
	});
}
