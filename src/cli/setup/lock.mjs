import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, say } from './say.mjs';

/** A lock whose owner has not written its process id for this long was left by a crash. */
const ANONYMOUS_MS = 10_000;

/**
 * Runs `work` while no other process of this checkout runs work under a lock.
 * The lock is a folder beside the checkout's reach (in the system's temporary folder), because `npm ci`
 * removes node_modules and the build removes build/. A lock left by a dead process is taken over.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T> | T} work
 * @param {{ waitMs?: number, pollMs?: number, lockDir?: string }} [options]
 * @returns {Promise<T>}
 * @throws {SetupError} if the lock is not free within `waitMs`
 */
export async function withLock(root, work, options = {}) {
	const { waitMs = 900_000, pollMs = 200, lockDir = lockPath(root) } = options;
	const deadline = Date.now() + waitMs;
	let said = false;
	while (!tryTake(lockDir)) {
		if (isAbandoned(lockDir)) {
			rmSync(lockDir, { recursive: true, force: true });
			continue;
		}
		if (Date.now() > deadline) {
			throw new SetupError(`another set-up has held ${lockDir} too long; end it or delete that folder.`);
		}
		if (!said) say('waiting for another set-up of this checkout to finish …');
		said = true;
		await new Promise((done) => {
			setTimeout(done, pollMs);
		});
	}
	const release = () => rmSync(lockDir, { recursive: true, force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.removeListener('exit', release);
		release();
	}
}

/** @param {string} root */
function lockPath(root) {
	const id = createHash('sha256').update(root).digest('hex').slice(0, 12);
	return join(tmpdir(), `lianpian-setup-${id}.lock`);
}

/** @param {string} lockDir */
function tryTake(lockDir) {
	try {
		mkdirSync(lockDir);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
		throw error;
	}
	writeFileSync(join(lockDir, 'pid'), String(process.pid));
	return true;
}

/** @param {string} lockDir */
function isAbandoned(lockDir) {
	try {
		const pid = Number(readFileSync(join(lockDir, 'pid'), 'utf8'));
		if (pid > 0) return !isAlive(pid);
	} catch {
		// Its owner may be between making the folder and writing its id.
	}
	try {
		return Date.now() - statSync(lockDir).mtimeMs > ANONYMOUS_MS;
	} catch {
		return false;
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
