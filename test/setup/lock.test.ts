import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '../../src/cli/setup/lock.mjs';

let folder: string;
let lockDir: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'lianpian-lock-'));
	lockDir = join(folder, 'lock');
	vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true, force: true });
});

test('works of several callers do not overlap', async () => {
	let running = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++running);
		await new Promise((done) => {
			setTimeout(done, 20);
		});
		running--;
	};
	const options = { lockDir, pollMs: 1 };
	await Promise.all([1, 2, 3, 4].map(() => withLock(folder, work, options)));
	expect(most).toBe(1);
	expect(existsSync(lockDir)).toBe(false);
});

test('the lock is released when the work fails', async () => {
	await expect(withLock(folder, () => Promise.reject(new Error('no')), { lockDir })).rejects.toThrow('no');
	expect(await withLock(folder, () => 'yes', { lockDir })).toBe('yes');
});

test('a lock of a dead process is taken over', async () => {
	const { pid } = spawnSync(process.execPath, ['-e', '0']);
	mkdirSync(lockDir);
	writeFileSync(join(lockDir, 'pid'), String(pid));
	expect(await withLock(folder, () => 'mine', { lockDir })).toBe('mine');
});

test('a lock left before its owner wrote its id is taken over after a while', async () => {
	mkdirSync(lockDir);
	utimesSync(lockDir, 0, 0);
	expect(await withLock(folder, () => 'mine', { lockDir })).toBe('mine');
});

test('a lock that stays held ends in a message that names it', async () => {
	mkdirSync(lockDir);
	writeFileSync(join(lockDir, 'pid'), String(process.pid));
	const waiting = withLock(folder, () => 'mine', { lockDir, waitMs: 20, pollMs: 5 });
	await expect(waiting).rejects.toThrow(lockDir);
});
