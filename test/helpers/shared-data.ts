import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of large real files, which are not part of the project; tests use them if present. */
const FOLDER = join(import.meta.dirname, '../../../shared/data');

/** A real file for a test, and whether it is there: a test without it is skipped and says so. */
export function sharedData(path: string): { path: string; isMissing: boolean } {
	const full = join(FOLDER, path);
	return { path: full, isMissing: !existsSync(full) };
}
