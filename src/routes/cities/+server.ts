import { answerCities, cityJobs, listAllCities, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { checkFree } from '#lib/server/cities/create-city.ts';
import { readCityCrs } from '#lib/server/cities/read-city-crs.ts';
import { readNewCity } from '#lib/server/cities/read-new-city.ts';
import { checkNames } from '#lib/server/cities/removed-cities.ts';

/** The cities there are, those that can be put back, and those being made: `{ cities, removed, jobs }`. People get the page. */
export const GET = () => answerCities(async (db) => Response.json(await listAllCities(db), NO_STORE));

/**
 * Makes a city of a posted form: `id`, `name`, and if wanted `nameEn`, `title`, `titleEn`, `crs`; the files `streets` (one,
 * or the parts of a shapefile) and, if wanted, `boundary`. Answers 202 with a `CityJob` whose address is in `location`.
 */
export const POST = ({ request }) =>
	answerCities(async (db) => {
		const { fields, streets, boundary, remove } = await readNewCity(request);
		try {
			const { id, crs, ...given } = fields;
			const names = checkNames(given);
			await checkFree(db, id);
			const city = {
				id,
				names,
				file: streets.path,
				fileName: streets.name,
				boundaryFile: boundary,
				crs: readCityCrs(crs)
			};
			const job = cityJobs(db).start(city, remove);
			return Response.json(job, { status: 202, headers: { location: `/cities/jobs/${job.id}` } });
		} catch (error) {
			await remove();
			throw error;
		}
	});
