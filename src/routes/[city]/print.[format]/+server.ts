import { version } from '$app/environment';
import { getDb } from '#lib/server/app-db.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { respondPrint } from '#lib/server/print/respond-print.ts';

/** The city's map laid out on a sheet. */
export function GET({ params, request }) {
	return respondPrint(request, params, {
		findCity: async (id) => findLoadedCity(await getDb(), id),
		version
	});
}
