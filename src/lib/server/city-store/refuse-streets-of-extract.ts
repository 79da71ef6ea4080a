import type { Change, Plan } from '#lib/core/plan/types.ts';
import type { Querier } from '../db/port.ts';
import { Refused } from '../refused.ts';
import { areStreetsOfExtract } from './are-streets-of-extract.ts';

/**
 * A city that was built from an extract has its streets in its walking network alone: a network made of the few in its
 * plan would have lost all others. What is shut in the extract, too, is known to the network only, so that its streets
 * cannot be taken over into the plan by their lines.
 *
 * @param plan before the changes
 * @throws Refused with the remedy, if the changes add streets to such a city
 */
export async function refuseStreetsOfExtract(
	tx: Querier,
	cityId: string,
	plan: Plan,
	changes: readonly Change[]
): Promise<void> {
	if (!changes.some(({ layer }) => layer === 'streets')) return;
	if (await areStreetsOfExtract(tx, cityId, plan))
		throw new Refused(409, 'streets-of-extract', { city: cityId });
}
