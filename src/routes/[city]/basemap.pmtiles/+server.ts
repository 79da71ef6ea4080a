import { getDb } from '#lib/server/app-db.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { respondFile } from '#lib/server/http/respond-file.ts';
import { refuseStreets } from '#lib/server/refuse-streets.ts';
import { problemOf } from '#lib/server/refused.ts';

/** The city's basemap, by byte ranges. */
export async function GET({ params, request }) {
	if (isCityId(params.city)) {
		const file = await respondFile(request, cityFiles(params.city).basemap, 'application/vnd.pmtiles');
		if (file.status !== 404) return file;
	}
	return problemOf(await refuseStreets(await getDb(), params.city));
}
