import { json } from '@sveltejs/kit';
import { readBuildState } from '#lib/server/city-store/build-state.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';

/** Which plan's streets network and basemap have, and whether they are being made again; see `BuildState`. */
export async function GET({ params: { city } }) {
	return answerPlan(city, async (db) =>
		json(await readBuildState(db, city), { headers: { 'cache-control': 'no-store' } })
	);
}
