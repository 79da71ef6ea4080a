import { version } from '$app/environment';
import { getDb } from '#lib/server/app-db.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { respondLegend } from '#lib/server/static/respond-legend.ts';

/** The legend of the city's map, to be laid beside a picture of it. */
export function GET({ params, request }) {
	return respondLegend(request, params, {
		findCity: async (id) => findLoadedCity(await getDb(), id),
		version
	});
}
