import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isShapefilePart } from '../formats/shapefile/read-shapefile.ts';

/**
 * A file, and the other parts of the same shapefile in its folder, where it is one; names are compared without regard to
 * capitals.
 *
 * @returns paths, the file's own first
 */
export async function listParts(path: string): Promise<string[]> {
	const own = basename(path);
	if (!isShapefilePart(own)) return [path];
	const stemOf = (name: string) => name.replace(/\.[^.]*$/, '').toLowerCase();
	const names = await readdir(dirname(path)).catch((): string[] => []);
	const others = names.filter(
		(name) => name !== own && isShapefilePart(name) && stemOf(name) === stemOf(own)
	);
	return [path, ...others.toSorted().map((name) => join(dirname(path), name))];
}
