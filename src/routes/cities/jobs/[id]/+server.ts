import { answerCities, cityJobs, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { Refused } from '#lib/server/refused.ts';

/** How far the making of a city is, see `CityJob`. */
export const GET = ({ params: { id } }) =>
	answerCities(async (db) => {
		const job = await cityJobs(db).find(id);
		if (!job) throw new Refused(404, 'unknown-job', { id });
		return Response.json(job, NO_STORE);
	});

/** Stops it: there is no such city afterwards. Answers with the job as it ended. */
export const DELETE = ({ params: { id } }) =>
	answerCities(async (db) => {
		const job = await cityJobs(db).cancel(id);
		if (!job) throw new Refused(404, 'unknown-job', { id });
		return Response.json(job, NO_STORE);
	});
