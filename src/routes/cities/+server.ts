import { listCityCards } from '#lib/server/cities/list-city-cards.ts';
import { answerCities, cityJobs, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { checkFree } from '#lib/server/cities/create-city.ts';
import { readNewCity } from '#lib/server/cities/read-new-city.ts';
import { checkNames, listRemovedCities } from '#lib/server/cities/removed-cities.ts';

/** The cities there are, and those that can be put back: `{ cities, removed }`. People get the page. */
export const GET = () =>
	answerCities(async (db) =>
		Response.json({ cities: await listCityCards(db), removed: await listRemovedCities(db) }, NO_STORE)
	);

/**
 * Makes a city of a posted form: `id`, `name`, and if wanted `nameEn`, `title`, `titleEn`; the files `streets` and, if
 * wanted, `boundary`. Answers 202 with a `CityJob` whose address is in `location`.
 */
export const POST = ({ request }) =>
	answerCities(async (db) => {
		const { fields, streets, boundary, remove } = await readNewCity(request);
		try {
			const { id, ...given } = fields;
			const names = checkNames(given);
			await checkFree(db, id);
			const city = { id, names, file: streets.path, fileName: streets.name, boundaryFile: boundary };
			const job = cityJobs(db).start(city, remove);
			return Response.json(job, { status: 202, headers: { location: `/cities/jobs/${job.id}` } });
		} catch (error) {
			await remove();
			throw error;
		}
	});
