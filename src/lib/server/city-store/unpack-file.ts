import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Querier } from '../db/port.ts';
import { unpackedFolder } from '../paths.ts';
import { readStoredFile, toSha256, type StoredFile } from './stored-files.ts';

/** Files that nobody has opened for so long are removed. */
const UNUSED_MS = 7 * 86_400_000;

const unpacking = new Map<string, Promise<string>>();

/**
 * The path of a file of the database on this machine's disk, named after its bytes: unpacked once, whole or not at all.
 * Threads and byte ranges read it there.
 *
 * @throws Error if its bytes are not those that were stored
 */
export function unpackFile(db: Querier, file: StoredFile): Promise<string> {
	const path = join(unpackedFolder(), file.sha256);
	const found = unpacking.get(path) ?? unpack(db, file, path);
	unpacking.set(path, found);
	void found.finally(() => unpacking.delete(path)).catch(() => {});
	return found;
}

/** The same of bytes that are in memory. */
export async function unpackBytes(content: Uint8Array): Promise<string> {
	const sha256 = toSha256(content);
	return write({ path: join(unpackedFolder(), sha256), bytes: content.length, sha256 }, [content]);
}

async function unpack(db: Querier, file: StoredFile, path: string): Promise<string> {
	const { bytes, sha256 } = file;
	try {
		return await write({ path, bytes, sha256 }, readStoredFile(db, file));
	} catch (error) {
		if (!(error instanceof DamagedFile)) throw error;
		throw new Error(`The ${file.kind} of revision ${file.revision} is damaged in the database.`, {
			cause: error
		});
	}
}

/** The bytes are not those that were stored. */
class DamagedFile extends Error {
	override readonly name = 'DamagedFile';
}

async function write(
	{ path, bytes, sha256 }: { path: string; bytes: number; sha256: string },
	parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): Promise<string> {
	const known = await stat(path).catch(() => undefined);
	if (known?.size === bytes) {
		await utimes(path, new Date(), known.mtime).catch(() => {});
		return path;
	}
	await mkdir(unpackedFolder(), { recursive: true, mode: 0o700 });
	await removeUnused();
	const unfinished = `${path}.${randomUUID()}`;
	try {
		const hash = createHash('sha256');
		const target = await open(unfinished, 'wx', 0o600);
		try {
			for await (const part of parts) {
				hash.update(part);
				await target.writeFile(part);
			}
		} finally {
			await target.close();
		}
		if (hash.digest('hex') !== sha256) throw new DamagedFile();
		await rename(unfinished, path);
		return path;
	} finally {
		await rm(unfinished, { force: true });
	}
}

async function removeUnused() {
	const before = Date.now() - UNUSED_MS;
	for (const name of await readdir(unpackedFolder())) {
		const path = join(unpackedFolder(), name);
		const info = await stat(path).catch(() => undefined);
		if (info && info.atimeMs < before) await rm(path, { force: true }).catch(() => {});
	}
}
