import { getDb } from '../app-db.ts';
import type { Db } from '../db/port.ts';
import { problemOf, Refused } from '../refused.ts';
import { readExtractInThread } from '../threads/read-extract-in-thread.ts';
import { CityJobs } from './city-jobs.ts';
import { listCityCards } from './list-city-cards.ts';
import { listRemovedCities } from './removed-cities.ts';

const jobsOf = new WeakMap<Db, CityJobs>();

/** What this process makes of cities. */
export function cityJobs(db: Db): CityJobs {
	let jobs = jobsOf.get(db);
	if (!jobs) jobsOf.set(db, (jobs = new CityJobs(db, readExtractInThread)));
	return jobs;
}

/** The cities there are, those that can be put back, and what this process makes at the moment. */
export async function listAllCities(db: Db) {
	return {
		cities: await listCityCards(db),
		removed: await listRemovedCities(db),
		jobs: await cityJobs(db).listRunning()
	};
}

/** Answers a request about cities; what is refused is answered with the problem. */
export async function answerCities(work: (db: Db) => Promise<Response>): Promise<Response> {
	try {
		return await work(await getDb());
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}

export const NO_STORE = { headers: { 'cache-control': 'no-store' } };
