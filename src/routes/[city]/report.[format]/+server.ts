import { version } from '$app/environment';
import { getDb } from '#lib/server/app-db.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { isNamedId } from '#lib/server/named-rows.ts';
import { respondReport } from '#lib/server/report/respond-report.ts';
import { findScenario } from '#lib/server/scenarios.ts';

const sources = {
	findCity: async (id: string) => findLoadedCity(await getDb(), id),
	findScenario: async (city: string, id: string) =>
		isNamedId(id) ? findScenario(await getDb(), city, id) : undefined,
	version
};

/** The city's report as a file. */
export const GET = ({ params, request }) => respondReport(request, params, sources);

/** The same, on a PPTX template of one's own. */
export const POST = ({ params, request }) => respondReport(request, params, sources);
