import type { Db } from './db/port.ts';
import { findOpenCity } from './open-city.ts';
import { refuseCity } from './refuse-city.ts';
import { Refused } from './refused.ts';

/** The refusal of a file that is made from a city's streets: of a city that is not there, or has none yet. */
export async function refuseStreets(db: Db, city: string): Promise<Refused> {
	return (await findOpenCity(db, city)) ? new Refused(404, 'no-streets', { city }) : refuseCity(db, city);
}
