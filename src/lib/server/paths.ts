import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_NAME = 'lianpian';

let found: string | undefined;

/**
 * The folder of this project's package.json, wherever this module runs: from source or bundled into `build/`.
 * Looked for upwards from the module, then from the working directory.
 *
 * @throws Error if neither lies in the project
 */
export function projectRoot(): string {
	found ??= findRootAbove(dirname(fileURLToPath(import.meta.url))) ?? findRootAbove(process.cwd());
	if (!found) {
		throw new Error(
			`No package.json named "${PROJECT_NAME}" above ${process.cwd()}. Start the program from the project's folder.`
		);
	}
	return found;
}

/** Where the basemaps and street networks live, a folder for each city. */
export function tilesFolder(): string {
	return join(projectRoot(), 'tiles');
}

/** Where each city's first data live, a folder for each city. */
export function seedFolder(): string {
	return join(projectRoot(), 'src', 'lib', 'server', 'seed');
}

/** The embedded database's folder: LIANPIAN_DATA, relative to the working directory, or `.lianpian` in the project. */
export function dataFolder(env: Partial<Record<string, string>> = process.env): string {
	return env.LIANPIAN_DATA ? resolve(env.LIANPIAN_DATA) : join(projectRoot(), '.lianpian');
}

/** Where files from the database are unpacked, named after what they hold: any number of processes may share it. */
export function unpackedFolder(): string {
	return join(tmpdir(), `lianpian-${process.getuid?.() ?? 'files'}`);
}

function findRootAbove(start: string): string | undefined {
	for (let folder = start; ; folder = dirname(folder)) {
		if (readPackageName(folder) === PROJECT_NAME) return folder;
		if (dirname(folder) === folder) return undefined;
	}
}

function readPackageName(folder: string): unknown {
	try {
		return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
	} catch {
		return undefined;
	}
}
