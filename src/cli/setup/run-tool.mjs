import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Runs a program and waits for it. Signals sent to this process reach it, and its end is what counts.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'stdout' | 'stderr', cwd?: string, shell?: boolean, timeoutMs?: number }} [options]
 *   `stdout: 'stderr'` sends its output to stderr, keeping this process's stdout clean
 * @returns {Promise<number>} its exit code; 128 + n if signal n ended it; 127 if it cannot be started
 */
export function runProgram(file, args, options = {}) {
	const { env = process.env, stdout = 'stdout', cwd = ROOT, shell = false, timeoutMs } = options;
	return new Promise((done) => {
		const child = spawn(file, args, {
			cwd,
			env,
			shell,
			timeout: timeoutMs,
			stdio: ['inherit', stdout === 'stderr' ? 2 : 'inherit', 'inherit']
		});
		const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
		process.on('SIGTERM', forward);
		// The terminal sends Ctrl-C to the child as well; this process only has to outlive it.
		process.on('SIGINT', ignore);
		const settle = (/** @type {number} */ code) => {
			process.removeListener('SIGTERM', forward);
			process.removeListener('SIGINT', ignore);
			done(code);
		};
		child.once('error', () => settle(127));
		child.once('exit', (code, signal) => settle(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
	});
}

/**
 * Runs the command `name` of an installed package with this Node, without a shell or a shim.
 *
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {Parameters<typeof runProgram>[2] & { name?: string }} [options]
 * @returns {Promise<number>}
 */
export function runTool(packageName, args, options = {}) {
	const { name = packageName, ...rest } = options;
	return runProgram(process.execPath, [binPath(packageName, name), ...args], rest);
}

/**
 * @param {string} packageName
 * @param {string} name of the command in the package's `bin`
 */
function binPath(packageName, name) {
	const folder = join(ROOT, 'node_modules', packageName);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

function ignore() {}
