import { cityFiles } from '../city-files.ts';
import type { Querier } from '../db/port.ts';
import { listNewestFiles } from './stored-files.ts';
import { unpackFile } from './unpack-file.ts';

/**
 * Where a city's land use map is on this machine, and the rest of what lies beside its streets: as it came with a file of
 * streets into the database, else in the folder of tiles, where there need be none.
 */
export async function findLand(db: Querier, cityId: string): Promise<string> {
	const stored = (await listNewestFiles(db, cityId)).get('ground');
	return stored ? unpackFile(db, stored) : cityFiles(cityId).landuse;
}
