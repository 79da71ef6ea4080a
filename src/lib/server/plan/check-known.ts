import { findRevision } from '../cities.ts';
import type { Querier } from '../db/port.ts';
import { Refused } from '../refused.ts';
import type { PlanMoment } from './plan-moment.ts';

/**
 * Whether a city has the revision that an address names, for who reads no plan of it.
 *
 * @param cityId of a city that is there
 * @throws Refused if it has not
 */
export async function checkKnown(db: Querier, cityId: string, { known }: PlanMoment): Promise<void> {
	if (known === undefined) return;
	const last = (await findRevision(db, cityId)) ?? 0;
	if (known > last)
		throw new Refused(404, 'unknown-revision', { revision: known, first: Math.min(1, last), last });
}
