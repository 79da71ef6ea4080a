import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUseError, takeFolderLock } from '#lib/server/db/folder-lock.ts';
import { findProcessStart } from '#lib/server/db/process-start.ts';
import { startChild } from './children/start-child.ts';

describe('folder lock', () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'lianpian-lock-'));
		path = join(folder, 'lock');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const writeLock = (owner: object) =>
		writeFileSync(
			path,
			JSON.stringify({ pid: process.pid, host: hostname(), start: '', token: 't', ...owner })
		);
	const deadPid = () => spawnSync(process.execPath, ['--version']).pid;
	const isOurs = () => JSON.parse(readFileSync(path, 'utf8')).pid === process.pid;

	it('is taken once, released, and taken again', async () => {
		const lock = await takeFolderLock(folder);
		await expect(takeFolderLock(folder)).rejects.toThrow(FolderInUseError);
		lock.release();
		expect(readdirSync(folder)).toEqual([]);
		(await takeFolderLock(folder)).release();
		lock.release();
		expect(readdirSync(folder)).toEqual([]);
	});

	it('of a dead process is replaced', async () => {
		writeLock({ pid: deadPid() });
		const lock = await takeFolderLock(folder);
		expect(isOurs()).toBe(true);
		expect(readdirSync(folder)).toEqual(['lock']);
		lock.release();
	});

	it.skipIf(process.platform === 'win32')(
		'of a process whose pid has gone to another is replaced',
		async () => {
			writeLock({ pid: process.ppid, start: 'long ago' });
			(await takeFolderLock(folder)).release();
		}
	);

	it('of a living process is respected', async () => {
		writeLock({ pid: process.ppid, start: findProcessStart(process.ppid) });
		await expect(takeFolderLock(folder)).rejects.toMatchObject({ folder, pid: process.ppid });
	});

	it('of another machine is respected, and the message says how to remove it', async () => {
		writeLock({ pid: deadPid(), host: 'elsewhere' });
		await expect(takeFolderLock(folder)).rejects.toThrow(/on the machine "elsewhere".*delete .*lock\.$/);
	});

	it('that is half-written is waited for, and replaced when it stays so', async () => {
		writeFileSync(path, '');
		// So that it stays young however slow the machine is.
		utimesSync(path, new Date(), new Date(Date.now() + 3_600_000));
		const waiting = takeFolderLock(folder);
		await sleep(100);
		expect(readFileSync(path, 'utf8')).toBe('');
		utimesSync(path, new Date(0), new Date(0));
		(await waiting).release();
	});

	it('that has been taken over is not released by its former owner', async () => {
		const lock = await takeFolderLock(folder);
		writeLock({ pid: process.ppid });
		lock.release();
		expect(existsSync(path)).toBe(true);
	});

	it('goes to exactly one of several processes that find a stale one', async () => {
		const children = Array.from({ length: 4 }, () => startChild('./take-lock.ts', folder));
		try {
			for (const child of children) await child.readLine();
			writeLock({ pid: deadPid() });
			for (const child of children) child.process.stdin.write('go\n');
			const answers = await Promise.all(children.map((child) => child.readLine()));
			expect(answers.toSorted()).toEqual(['refused', 'refused', 'refused', 'taken']);
			for (const child of children) child.process.stdin.end();
			for (const child of children) await child.readRest();
			await sleep(50);
		} finally {
			for (const child of children) await child.kill();
		}
		expect(readdirSync(folder)).toEqual([]);
	});
});
