import { version } from '$app/environment';
import { getDb } from '#lib/server/app-db.ts';
import { scenarios } from '#lib/server/documents/index.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { respondReport } from '#lib/server/report/respond-report.ts';

const sources = {
	findCity: async (id: string) => findLoadedCity(await getDb(), id),
	findScenario: async (city: string, id: string) => scenarios.find(await getDb(), city, id),
	version
};

/** The city's report as a file. */
export const GET = ({ params, request }) => respondReport(request, params, sources);

/** The same, on a PPTX template of one's own. */
export const POST = ({ params, request }) => respondReport(request, params, sources);
