import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listEagerStyles } from './list-eager-styles.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { runTool } from './run-tool.mjs';
import { SetupError, say } from './say.mjs';

const STAMP = 'build/.lianpian-build';
const INPUTS = [
	'src',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
/** Parts of src/ that never reach the build. */
const NOT_BUILT = new Set(['src/cli', 'src/decisions']);

/**
 * Builds the application unless build/ was made from exactly these sources.
 *
 * @param {{ force?: boolean, root?: string }} [options]
 * @returns {Promise<boolean>} whether it was built now
 * @throws {SetupError} if the build fails
 */
export async function ensureBuild({ force = false, root = ROOT } = {}) {
	if (!force && isBuildFresh(root)) return false;
	return withLock(root, async () => {
		if (!force && isBuildFresh(root)) return false;
		say('building …');
		const started = Date.now();
		// Taken before building: a file changed meanwhile makes the build stale, as it should.
		const stamp = hashInputs(root);
		await syncTypes(root);
		// The others into the first's folder, which the first empties.
		for (const mode of ['production', 'single', 'threads']) {
			const args = ['build', '--mode', mode, '--logLevel', 'warn'];
			const code = await runTool('vite', args, { cwd: root, stdout: 'stderr' });
			if (code !== 0) throw new SetupError(`vite build --mode ${mode} failed (exit ${code}; see above).`, 1);
		}
		writeFileSync(join(root, 'build/eager-styles.json'), JSON.stringify(listEagerStyles(root)));
		writeFileSync(join(root, STAMP), stamp);
		say(`built in ${Math.round((Date.now() - started) / 1000)} s.`);
		return true;
	});
}

/**
 * Writes .svelte-kit/: the types that the type checker and the editor read.
 *
 * @param {string} [root]
 */
export async function syncTypes(root = ROOT) {
	const code = await runTool('@sveltejs/kit', ['sync'], { name: 'svelte-kit', cwd: root, stdout: 'stderr' });
	if (code !== 0) throw new SetupError(`svelte-kit sync failed (exit ${code}; see above).`, 1);
}

/** @param {string} root */
export function isBuildFresh(root) {
	if (!existsSync(join(root, 'build/index.js'))) return false;
	try {
		return readFileSync(join(root, STAMP), 'utf8') === hashInputs(root);
	} catch {
		return false;
	}
}

/**
 * One hash over the names and contents of everything the build reads. Contents, not dates: a checkout or
 * a copy changes dates, and a stale server is worse than the few milliseconds this takes.
 *
 * @param {string} root
 * @returns {string}
 */
export function hashInputs(root) {
	const hash = createHash('sha256');
	for (const input of INPUTS) {
		for (const path of listFiles(root, input)) {
			const content = readFileSync(join(root, path));
			hash.update(`${path}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path with forward slashes, relative to root
 * @returns {string[]} in an order that does not depend on the file system
 */
function listFiles(root, path) {
	if (NOT_BUILT.has(path)) return [];
	const stat = statSync(join(root, path), { throwIfNoEntry: false });
	if (!stat) return [];
	if (!stat.isDirectory()) return [path];
	return readdirSync(join(root, path))
		.sort()
		.flatMap((name) => listFiles(root, `${path}/${name}`));
}
