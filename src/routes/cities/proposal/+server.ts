import { answerCities, NO_STORE } from '#lib/server/cities/answer-cities.ts';
import { proposeCityId } from '#lib/server/cities/propose-city-id.ts';
import { listRemovedCities } from '#lib/server/cities/removed-cities.ts';
import { listOpenCityIds } from '#lib/server/list-open-cities.ts';

/** A short name for a city that is called `name`: `{ id }`, one that is free. */
export const GET = ({ url }) =>
	answerCities(async (db) => {
		const removed = await listRemovedCities(db);
		const taken = new Set([...(await listOpenCityIds(db)), ...removed.map(({ id }) => id)]);
		const id = proposeCityId((url.searchParams.get('name') ?? '').slice(0, 200), (one) => taken.has(one));
		return Response.json({ id }, NO_STORE);
	});
