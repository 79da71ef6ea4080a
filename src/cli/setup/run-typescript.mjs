import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.mjs';
import { SetupError } from './say.mjs';

/**
 * Runs a TypeScript file as the program, in this process: a second Node would cost as much again as tsx
 * itself, and exit codes, signals and stdio are then simply its own.
 *
 * @param {string} file relative to the checkout
 * @param {readonly string[]} args what it finds in process.argv from index 2
 */
export async function runTypeScript(file, args) {
	const path = join(ROOT, file);
	if (!existsSync(path)) throw new SetupError(`there is no ${file} in this checkout.`);
	const { register } = await import('tsx/esm/api');
	// Without tsconfig.json: it extends a file that exists only after `svelte-kit sync`.
	register({ tsconfig: false });
	process.argv.splice(1, process.argv.length - 1, path, ...args);
	await import(pathToFileURL(path).href);
}
