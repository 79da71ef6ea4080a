import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { listClashes } from '#lib/server/plan/clashes.ts';

/** Clashes that nobody has decided; with `all`, the others as well. */
export function GET({ params: { city }, url }) {
	return answerPlan(city, async (db) =>
		Response.json(await listClashes(db, city, { all: url.searchParams.has('all') }), {
			headers: { 'cache-control': 'no-store' }
		})
	);
}
