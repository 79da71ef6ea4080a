import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ROOT } from './root.mjs';
import { runProgram } from './run-tool.mjs';
import { SetupError, say } from './say.mjs';

const STAMP = 'node_modules/.lianpian-packages';
/** npm's own record of what it has put into node_modules, written when it has finished. */
const INSTALLED = 'node_modules/.package-lock.json';

/**
 * Installs the packages of package-lock.json unless they are there.
 *
 * @param {string} [root]
 * @throws {SetupError} if npm fails
 */
export async function ensurePackages(root = ROOT) {
	if (!findStaleness(root)) return;
	await withLock(root, async () => {
		const reason = findStaleness(root);
		if (!reason) return;
		if (isInstalledByNpm(root)) {
			writeStamp(root);
			return;
		}
		await install(root, reason);
		writeStamp(root);
	});
}

/**
 * @param {string} root
 * @returns {string | undefined} why the packages must be looked at, or `undefined` if they are as stamped
 */
export function findStaleness(root) {
	if (!existsSync(join(root, 'node_modules'))) return 'the packages are missing';
	let stamp;
	try {
		stamp = readFileSync(join(root, STAMP), 'utf8');
	} catch {
		return 'the packages may be incomplete';
	}
	return stamp === wantedStamp(root) ? undefined : 'the packages are out of date';
}

/**
 * Whether someone has already run npm for this very lock file, this platform and (as far as a stamp says)
 * this Node: then installing again would only cost a minute.
 *
 * @param {string} root
 */
export function isInstalledByNpm(root) {
	const stamp = readJson(join(root, STAMP));
	if (stamp && (stamp.node !== nodeMajor() || stamp.platform !== platform())) return false;
	const wanted = readJson(join(root, 'package-lock.json'))?.packages;
	const present = readJson(join(root, INSTALLED))?.packages;
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		if (present[path]) return present[path].version === entry.version;
		return !isRequiredHere(entry);
	});
}

/** @param {{ optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} entry of a lock file */
function isRequiredHere({ optional, os, cpu, libc }) {
	if (!optional) return true;
	// npm leaves an optional package out when it does not fit; which C library is here is not known.
	return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc);
}

/**
 * @param {string} root
 * @param {string} reason
 */
async function install(root, reason) {
	const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
	say(`${reason}: npm ${command} (a minute or two) …`);
	// Building needs the development packages; `npm run --silent` must not hide why npm fails.
	const args = [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const started = Date.now();
	const npm = process.env.npm_execpath;
	const runsInNode = npm !== undefined && /npm-cli\.c?js$/.test(npm);
	const code = runsInNode
		? await runProgram(process.execPath, [npm, ...args], { cwd: root, stdout: 'stderr' })
		: await runProgram('npm', args, { cwd: root, stdout: 'stderr', shell: process.platform === 'win32' });
	if (code !== 0) {
		throw new SetupError(
			`npm ${command} failed (exit ${code}; see above). Check the network or the registry ` +
				'(npm config get registry), then run the same command again.'
		);
	}
	say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** @param {string} root */
function writeStamp(root) {
	writeFileSync(join(root, STAMP), wantedStamp(root));
}

/** @param {string} root */
function wantedStamp(root) {
	const path = join(root, 'package-lock.json');
	const lock = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'none';
	return JSON.stringify({ lock, node: nodeMajor(), platform: platform() });
}

function nodeMajor() {
	return Number(process.versions.node.split('.')[0]);
}

function platform() {
	return `${process.platform}-${process.arch}`;
}

/**
 * @param {string} path
 * @returns {any} `undefined` if the JSON file does not exist
 */
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}
