import { getDb } from '#lib/server/app-db.ts';
import { problem, respondCompressed } from '#lib/server/http.ts';
import { findOpenCity, getOpenCityFeatures } from '#lib/server/open-city.ts';
import { buildPlanDocument } from '#lib/server/plan-document.ts';

/** The city's plan for the workbench. */
export async function GET({ params, request }) {
	const db = await getDb();
	if (!(await findOpenCity(db, params.city)))
		return problem(404, 'Not found', `There is no city "${params.city}".`);
	const document = buildPlanDocument(await getOpenCityFeatures(db, params.city));
	const body = new TextEncoder().encode(JSON.stringify(document));
	return respondCompressed(request, `plan ${params.city}`, 'application/json', body);
}
