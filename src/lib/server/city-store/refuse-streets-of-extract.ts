import type { Change, Plan } from '#lib/core/plan/types.ts';
import { stat } from 'node:fs/promises';
import { cityFiles } from '../city-files.ts';
import type { Querier } from '../db/port.ts';
import { Refused } from '../refused.ts';
import { listNewestFiles } from './stored-files.ts';

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
	if (plan.streets.size > 0 || !changes.some(({ layer }) => layer === 'streets')) return;
	const stored = (await listNewestFiles(tx, cityId)).get('network');
	const hasOwn =
		stored?.origin === 'file' ||
		(await stat(cityFiles(cityId).network).then(
			() => true,
			() => false
		));
	if (hasOwn && stored?.origin !== 'plan') throw new Refused(409, 'streets-of-extract', { city: cityId });
}
