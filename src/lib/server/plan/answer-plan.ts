import { getDb } from '../app-db.ts';
import type { Db } from '../db/port.ts';
import { isTooLarge } from '../http/is-too-large.ts';
import { keepCity } from '../open-city.ts';
import { refuseCity } from '../refuse-city.ts';
import { problemOf, Refused } from '../refused.ts';

/**
 * Answers a request about the plan of a city that can be opened; what is refused is answered with the problem.
 *
 * @param cityId from the address, not trusted
 */
export async function answerPlan(cityId: string, work: (db: Db) => Promise<Response>): Promise<Response> {
	try {
		const db = await getDb();
		if (!(await keepCity(db, cityId))) throw await refuseCity(db, cityId);
		return await work(db);
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		if (isTooLarge(error)) return problemOf(new Refused(413, 'large-body', {}));
		throw error;
	}
}
