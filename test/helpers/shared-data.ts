import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the large real files that tests use where they are at hand; they are not part of the project. */
const FOLDER = join(import.meta.dirname, '../../../shared/data');

/** A real file for a test, and whether it is there: a test without it is skipped and says so. */
export function sharedData(path: string): { path: string; isMissing: boolean } {
	const full = join(FOLDER, path);
	return { path: full, isMissing: !existsSync(full) };
}
