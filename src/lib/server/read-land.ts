import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Feature, FeatureCollection } from 'geojson';

const unpack = promisify(gunzip);

/**
 * Land use, waters, railways and buildings of a city's land use map, plain or packed with gzip.
 *
 * @param path see `findLand`
 * @returns undefined where there is no such file
 */
export async function findLandFeatures(path: string): Promise<Feature[] | undefined> {
	try {
		const bytes = await readFile(path);
		const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
		const text = (isPacked ? await unpack(bytes) : bytes).toString();
		return (JSON.parse(text) as FeatureCollection).features;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
