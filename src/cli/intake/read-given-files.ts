import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { toInputError } from '#lib/server/import/input-error.ts';
import type { GivenFile } from '#lib/server/intake/types.ts';

/** Parts of a shapefile that stand beside its `.shp`. */
const PARTS = new Set(['.shp', '.shx', '.dbf', '.prj', '.cpg', '.cst']);

/** A file as it is; of a `.shp`, the parts that stand beside it as well. @throws InputError if it cannot be read */
export async function readGivenFiles(path: string): Promise<GivenFile[]> {
	try {
		const first = { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
		if (extname(path).toLowerCase() !== '.shp') return [first];
		const stem = basename(path, extname(path)).toLowerCase();
		const parts = (await readdir(dirname(path))).filter(
			(name) =>
				name !== first.name &&
				PARTS.has(extname(name).toLowerCase()) &&
				basename(name, extname(name)).toLowerCase() === stem
		);
		const others = parts.map(async (name) => ({
			name,
			bytes: new Uint8Array(await readFile(join(dirname(path), name)))
		}));
		return [first, ...(await Promise.all(others))];
	} catch (error) {
		throw toInputError(path, error);
	}
}
