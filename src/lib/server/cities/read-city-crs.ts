import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import { readGivenCrs } from '../intake/read-given-crs.ts';
import { Refused } from '../refused.ts';

/**
 * The coordinate system that somebody says a file of streets is in; nothing for a text that is empty.
 *
 * @throws Refused if there is no such system
 */
export function readCityCrs(text: string | undefined): Crs | undefined {
	const crs = text?.trim() || undefined;
	try {
		return readGivenCrs({ crs })?.crs;
	} catch {
		throw new Refused(422, 'unusable-file', {
			file: crs ?? '',
			feature: '',
			field: 'crs',
			problem: 'is no coordinate system',
			remedy: 'write EPSG: and a number, such as EPSG:4547, or gcj02 or bd09'
		});
	}
}
