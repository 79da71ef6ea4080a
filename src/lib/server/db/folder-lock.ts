import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcessStart } from './process-start.ts';

interface Owner {
	pid: number;
	host: string;
	/** From `findProcessStart`; '' if unknown. */
	start: string;
	/** Distinguishes two locks of one process. */
	token: string;
}

/** A lock without readable content is being written, unless it is older than this. */
const WRITING_MS = 2_000;

/** Two processes opened one embedded database: the second would destroy it. */
export class FolderInUseError extends Error {
	override name = 'FolderInUseError';
	readonly folder: string;
	readonly pid: number;

	constructor(folder: string, owner: Pick<Owner, 'pid' | 'host'>) {
		const elsewhere = owner.host !== hostname();
		const who = `process ${owner.pid}${elsewhere ? ` on the machine "${owner.host}"` : ''}`;
		const gone = elsewhere ? ` If that machine no longer runs it, delete ${join(folder, 'lock')}.` : '';
		super(
			`The database folder ${folder} is in use by ${who}. Stop that process first; ` +
				`for several at once set DATABASE_URL to a PostgreSQL server with PostGIS.${gone}`
		);
		this.folder = folder;
		this.pid = owner.pid;
	}
}

/**
 * Makes this process the only user of a folder until `release` or the end of the process. A lock whose
 * process is dead, or whose pid now belongs to another process, is replaced; one of another machine is not.
 *
 * @param folder must exist
 * @throws FolderInUseError if it has a living owner
 */
export async function takeFolderLock(folder: string): Promise<{ release: () => void }> {
	const path = join(folder, 'lock');
	const start = findProcessStart(process.pid) ?? '';
	const text = JSON.stringify({ pid: process.pid, host: hostname(), start, token: randomUUID() });
	for (;;) {
		if (writeNew(path, text)) break;
		const found = readIfThere(path);
		if (found === undefined) continue;
		const owner = toOwner(found);
		if (!owner && isYoung(path)) await sleep(50);
		else if (owner && isAlive(owner)) throw new FolderInUseError(folder, owner);
		else removeStale(path, found);
	}
	const release = (): void => {
		process.off('exit', release);
		if (readIfThere(path) === text) rmSync(path, { force: true });
	};
	process.on('exit', release);
	return { release };
}

/** @returns false if the file is there already */
function writeNew(path: string, text: string): boolean {
	try {
		writeFileSync(path, text, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function readIfThere(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

function toOwner(text: string): Owner | undefined {
	try {
		const { pid, host, start, token } = JSON.parse(text);
		return Number.isSafeInteger(pid) && pid > 0 ? { pid, host, start, token } : undefined;
	} catch {
		return undefined;
	}
}

function isYoung(path: string): boolean {
	const modifiedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return Date.now() - modifiedMs < WRITING_MS;
}

function isAlive(owner: Owner): boolean {
	if (owner.host !== hostname()) return true;
	const start = findProcessStart(owner.pid);
	if (start === undefined) return false;
	return start === owner.start || start === '' || owner.start === '';
}

/**
 * Renames the stale lock and checks it again: if a faster process has replaced
 * it in between, that one's lock is put back.
 */
function removeStale(path: string, expected: string): void {
	const aside = `${path}.stale-${randomUUID()}`;
	try {
		renameSync(path, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	if (readIfThere(aside) !== expected) linkSync(aside, path);
	rmSync(aside, { force: true });
}
