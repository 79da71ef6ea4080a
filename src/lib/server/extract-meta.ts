import { readFile } from 'node:fs/promises';
import type { CityMeta } from '#lib/core/city/types.ts';
import { cityFiles } from './city-files.ts';

/** What `lianpian tiles --osm` wrote of the city; undefined where the file is missing or no JSON. */
export async function findExtractMeta(cityId: string): Promise<CityMeta | undefined> {
	try {
		return JSON.parse(await readFile(cityFiles(cityId).meta, 'utf8'));
	} catch {
		return undefined;
	}
}
