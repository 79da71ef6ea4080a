import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { listLog } from '#lib/server/plan/list-log.ts';
import { readBox } from '#lib/server/plan/read-box.ts';
import { readRevision } from '#lib/server/plan/read-since.ts';

/** Newest first, `limit` entries before a revision; of one person, layer or place (`bbox`) where they are named. */
export function GET({ params: { city }, url }) {
	return answerPlan(city, async (db) => {
		const query = url.searchParams;
		const entries = await listLog(db, city, {
			before: readRevision('before', query.get('before'), 2 ** 31 - 1),
			limit: Math.min(200, Math.max(1, readRevision('limit', query.get('limit'), 50))),
			author: query.get('author'),
			layer: query.get('layer'),
			within: readBox('bbox', query.get('bbox'))
		});
		return Response.json(entries, { headers: { 'cache-control': 'no-store' } });
	});
}
