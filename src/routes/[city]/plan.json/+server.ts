import { getDb } from '#lib/server/app-db.ts';
import { findRevision } from '#lib/server/cities.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';
import { findOpenCity, getOpenCityFeatures } from '#lib/server/open-city.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import { buildPlanDocument } from '#lib/server/plan-document.ts';

/** The city's plan for the workbench. */
export async function GET({ params, request }) {
	const db = await getDb();
	if (!(await findOpenCity(db, params.city)))
		return problem(404, 'Not found', `There is no city "${params.city}".`);
	const revision = (await findRevision(db, params.city)) ?? 0;
	return respondCompressed(request, `plan ${params.city} ${revision}`, 'application/json', async () => {
		const document = buildPlanDocument(
			await getOpenCityFeatures(db, params.city),
			await readRailways(params.city)
		);
		return new TextEncoder().encode(JSON.stringify(document));
	});
}
