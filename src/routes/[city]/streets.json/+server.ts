import { areStreetsOfExtract } from '#lib/server/city-store/are-streets-of-extract.ts';
import { findRevision } from '#lib/server/cities.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { getPlanAt } from '#lib/server/plan/get-plan-at.ts';
import { readMoment, writeMoment } from '#lib/server/plan/plan-moment.ts';

/** The streets of a city's plan, which `plan.json` leaves out: what the page needs to edit them. */
export function GET({ params: { city }, url, request }) {
	return answerPlan(city, async (db) => {
		const moment = readMoment(url.searchParams);
		const newest = await findRevision(db, city);
		const { revision, features } = await getPlanAt(db, city, moment);
		const { streets } = features;
		const isOfExtract = await areStreetsOfExtract(db, city, { streets: { size: streets.features.length } });
		const version = `streets ${city} ${newest} ${revision} ${isOfExtract} ${writeMoment(moment)}`;
		return respondCompressed(request, version, 'application/json', async () =>
			new TextEncoder().encode(JSON.stringify({ revision, isOfExtract, streets }))
		);
	});
}
