import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.ts';

/** Bytes that a packed file may have unpacked: a province in OpenStreetMap's XML, and no bomb. */
export const UNPACKED_MOST = 4 * 2 ** 30;

/**
 * Has a file read that may be packed with gzip, as `.osm.gz` is: one that is packed is unpacked beside the others of the
 * machine's temporary folder first, and removed afterwards.
 *
 * @param read gets the path of what is to be read; its InputErrors name the file that was given
 * @throws InputError if what is packed is damaged or too large
 */
export async function readUnpacked<Value>(
	path: string,
	read: (path: string) => Promise<Value>,
	{ most = UNPACKED_MOST } = {}
): Promise<Value> {
	if (!(await isGzip(path))) return read(path);
	const folder = await mkdtemp(join(tmpdir(), 'lianpian-unpacked-'));
	const unpacked = join(folder, 'file');
	try {
		await unpack(path, unpacked, most);
		return await read(unpacked);
	} catch (error) {
		if (error instanceof InputError) throw error.inFile(path);
		throw error;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function isGzip(path: string): Promise<boolean> {
	// Whatever is wrong with the file is told by whoever reads it.
	const file = await open(path).catch(() => undefined);
	if (!file) return false;
	try {
		const head = Buffer.alloc(2);
		const { bytesRead } = await file.read(head, 0, 2, 0);
		return bytesRead === 2 && head[0] === 0x1f && head[1] === 0x8b;
	} catch {
		return false;
	} finally {
		await file.close();
	}
}

async function unpack(path: string, target: string, most: number): Promise<void> {
	let bytes = 0;
	const limit = new Transform({
		transform(chunk: Buffer, _, done) {
			bytes += chunk.length;
			if (bytes <= most) return done(null, chunk);
			done(
				new InputError({
					file: path,
					problem: `unpacks to more than ${Math.floor(most / 2 ** 20)} MB`,
					remedy: 'cut the extract to the city first'
				})
			);
		}
	});
	try {
		await pipeline(createReadStream(path), createGunzip(), limit, createWriteStream(target));
	} catch (error) {
		if (error instanceof InputError) throw error;
		const { code = '' } = error as NodeJS.ErrnoException;
		if (!code.startsWith('Z_')) throw error;
		throw new InputError({
			file: path,
			problem: 'is packed with gzip and damaged or cut short',
			remedy: 'download or export it again'
		});
	}
}
