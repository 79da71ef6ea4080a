import { cityFiles, isCityId } from '#lib/server/city-files.ts';
import { problem } from '#lib/server/http.ts';
import { respondFile } from '#lib/server/http/respond-file.ts';

/** The city's basemap, by byte ranges. */
export function GET({ params, request }) {
	if (!isCityId(params.city)) return problem(404, 'Not found', `There is no basemap of "${params.city}".`);
	return respondFile(request, cityFiles(params.city).basemap, 'application/vnd.pmtiles');
}
