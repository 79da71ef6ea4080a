import { findRevision } from '#lib/server/cities.ts';
import { readFeatureLog } from '#lib/server/db/read-log.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { Refused } from '#lib/server/refused.ts';

/** What was done to one feature, oldest first. */
export function GET({ params: { city, layer, id } }) {
	return answerPlan(city, async (db) => {
		const changeSets = await readFeatureLog(db, city, layer, id);
		if (changeSets.length === 0) throw new Refused(404, 'unknown-feature', { layer, id });
		const revision = await findRevision(db, city);
		return Response.json(
			{ revision, layer, featureId: id, changeSets },
			{ headers: { 'cache-control': 'no-store' } }
		);
	});
}
