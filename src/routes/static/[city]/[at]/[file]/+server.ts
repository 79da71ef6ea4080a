import { version } from '$app/environment';
import { getDb } from '#lib/server/app-db.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { respondStaticMap } from '#lib/server/static/respond-static-map.ts';

/** The city's map as a picture. */
export function GET({ params, request }) {
	return respondStaticMap(request, params, {
		findCity: async (id) => findLoadedCity(await getDb(), id),
		version
	});
}
