import { readViewQuery } from '#lib/carto/view-query.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { readMoment } from '#lib/server/plan/plan-moment.ts';
import { askerOf } from '#lib/server/threads/asker-of.ts';
import { workInThread } from '#lib/server/threads/server-threads.ts';

/** How many households the life circles of a plan reach, at `known=` and `asof=`, with `minutes=` and `speed=`. */
export function GET(event) {
	const { params, url, request } = event;
	return answerPlan(params.city, async () => {
		const moment = readMoment(url.searchParams);
		const { minutes, speedMps } = readViewQuery(url.searchParams);
		const asked = { cityId: params.city, moment, minutes, speedMps };
		const figures = await workInThread('coverage', asked, {
			asker: askerOf(event),
			signal: request.signal
		});
		return Response.json(figures, { headers: { 'cache-control': 'no-store' } });
	});
}
