import type { Plan } from '#lib/core/plan/types.ts';
import { stat } from 'node:fs/promises';
import { cityFiles } from '../city-files.ts';
import type { Querier } from '../db/port.ts';
import { listNewestFiles } from './stored-files.ts';

/** Whether a city was built from an extract: its streets are in its walking network alone, and none in its plan. */
export async function areStreetsOfExtract(
	tx: Querier,
	cityId: string,
	{ streets }: { streets: Pick<Plan['streets'], 'size'> }
): Promise<boolean> {
	if (streets.size > 0) return false;
	const stored = (await listNewestFiles(tx, cityId)).get('network');
	const hasOwn =
		stored?.origin === 'file' ||
		(await stat(cityFiles(cityId).network).then(
			() => true,
			() => false
		));
	return hasOwn && stored?.origin !== 'plan';
}
