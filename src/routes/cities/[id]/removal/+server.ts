import { answerCities } from '#lib/server/cities/answer-cities.ts';
import { removeCity, restoreCity } from '#lib/server/cities/removed-cities.ts';

/** Removes a city: it is unknown from now on, and nothing of it is lost. */
export const PUT = ({ params: { id } }) =>
	answerCities(async (db) => Response.json(await removeCity(db, id)));

/** Puts it back as it was. */
export const DELETE = ({ params: { id } }) =>
	answerCities(async (db) => Response.json(await restoreCity(db, id)));
