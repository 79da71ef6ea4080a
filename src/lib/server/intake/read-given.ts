import type { ReadOptions, SourceFile } from '#lib/core/intake/types.ts';
import { findMarkInName } from '#lib/core/intake/export-mark.ts';
import { readExportMark } from '../formats/read-export-mark.ts';
import { readFile } from '../formats/read-file.ts';
import type { GivenFile } from './types.ts';

/** Files as somebody gave them: one, or the parts of a shapefile in any order. */
export async function readGiven(files: readonly GivenFile[], options: ReadOptions): Promise<SourceFile> {
	const main = files.find(({ name }) => /\.shp$/i.test(name)) ?? files[0];
	if (!main) throw new RangeError('readGiven takes at least one file.');
	const beside = new Map(
		files.filter((one) => one !== main).map(({ name, bytes }) => [name, bytes] as const)
	);
	const source = await readFile({ ...main, beside }, options);
	const mark =
		(await readExportMark(main.bytes)) ?? (source.format === 'csv' ? findMarkInName(main.name) : undefined);
	if (!mark) return source;
	return { ...source, written: { city: mark.cityId, revision: mark.revision, crs: mark.crs } };
}
