import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { compareRevisions } from '#lib/server/plan/compare-revisions.ts';
import { readRevision } from '#lib/server/plan/read-since.ts';

/** What differs between the revisions `from` and `to`; without `to`, the newest. */
export function GET({ params: { city }, url }) {
	return answerPlan(city, async (db) => {
		const asked = url.searchParams;
		const from = readRevision('from', asked.get('from'), 1);
		const to = asked.has('to') ? readRevision('to', asked.get('to'), 1) : undefined;
		const difference = await compareRevisions(db, city, { from, to });
		return Response.json(difference, { headers: { 'cache-control': 'no-store' } });
	});
}
