import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { isTooLarge } from '../http/is-too-large.ts';
import { Refused } from '../refused.ts';

/** Bytes of a file of streets that is sent; larger ones are taken by the command line. */
export const STREETS_MOST_BYTES = 250 * 2 ** 20;
/** Bytes of a boundary. */
export const BOUNDARY_MOST_BYTES = 20 * 2 ** 20;

const FIELDS = ['id', 'name', 'nameEn', 'title', 'titleEn', 'crs'] as const;
/** Parts of a shapefile. */
const PARTS_MOST = 12;
const FILES: Record<string, number> = { streets: STREETS_MOST_BYTES, boundary: BOUNDARY_MOST_BYTES };

const WANTED = {
	zh: '请以表单（multipart/form-data）发送：id、name、街道文件 streets，以及可选的边界文件 boundary。',
	en: 'Send a form (multipart/form-data) with id, name, the file of streets "streets" and, if wanted, the file "boundary".'
};

/** A file that was sent, on this machine's disk. */
export interface SentFile {
	path: string;
	/** As its sender calls it, without folders. */
	name: string;
}

/** What was sent to make a city of. */
export interface SentCity {
	fields: Partial<Record<(typeof FIELDS)[number], string>> & Record<'id' | 'name', string>;
	/** Of several parts of a shapefile, its `.shp`; the others lie beside it. */
	streets: SentFile;
	boundary: SentFile | undefined;
	/** Removes the files. */
	remove: () => Promise<void>;
}

/**
 * Reads a posted form with a new city, its files straight to the disk.
 *
 * @throws Refused if it is no such form, or a file is too large; nothing is left on the disk then
 */
export async function readNewCity(request: Request): Promise<SentCity> {
	return readSent(request, ['id', 'name']);
}

/** The same of a form with streets alone, of which there is no city yet. */
export function readSentStreets(request: Request): Promise<SentCity> {
	return readSent(request, []);
}

async function readSent(request: Request, wanted: readonly ('id' | 'name')[]): Promise<SentCity> {
	const folder = await mkdtemp(join(tmpdir(), 'lianpian-city-'));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		const { fields, files } = await readForm(request, folder);
		const { id = '', name = '' } = fields;
		const missing = [
			...wanted.filter((field) => (fields[field] ?? '').trim() === ''),
			...(files.streets ? [] : ['streets'])
		];
		if (missing.length > 0)
			throw new Refused(400, 'wrong-body', {
				wanted: WANTED,
				fields: missing.map((field) => ({
					field,
					right: field === 'streets' ? 'a file' : 'a text that is not empty'
				}))
			});
		return { fields: { ...fields, id, name }, streets: files.streets!, boundary: files.boundary, remove };
	} catch (error) {
		await remove();
		throw error;
	}
}

async function readForm(request: Request, folder: string) {
	const fields: Partial<Record<string, string>> = {};
	const files: Partial<Record<string, SentFile>> = {};
	const taken = new Set<string>();
	const writing: Promise<void>[] = [];
	let refusal: Refused | undefined;
	const type = request.headers.get('content-type') ?? '';
	if (!type.startsWith('multipart/form-data') || !request.body)
		throw new Refused(400, 'wrong-body', { wanted: WANTED, fields: [] });
	try {
		const form = new Busboy({
			headers: { 'content-type': type } as IncomingHttpHeaders & { 'content-type': string },
			limits: {
				fileSize: STREETS_MOST_BYTES,
				files: PARTS_MOST + 1,
				fields: 20,
				fieldSize: 10_000,
				parts: 21 + PARTS_MOST
			}
		});
		form.on('field', (name, value) => {
			if ((FIELDS as readonly string[]).includes(name)) fields[name] = value;
		});
		form.on('file', (field, stream, sent) => {
			const most = FILES[field];
			if (most === undefined || !sent) return void stream.resume();
			const name = sent.replace(/^.*[\\/]/, '').slice(0, 200);
			const path = join(folder, field + endingOf(name));
			if (taken.has(path)) return void stream.resume();
			taken.add(path);
			if (!files[field] || path.endsWith('.shp')) files[field] = { path, name };
			let bytes = 0;
			stream.on('data', (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes >= most)
					refusal ??= new Refused(413, 'large-upload', { name: sent, mostMb: most / 2 ** 20 });
			});
			writing.push(pipeline(stream, createWriteStream(path)));
		});
		await pipeline(Readable.fromWeb(request.body as ReadableStream), form);
		await Promise.all(writing);
	} catch (error) {
		await Promise.allSettled(writing);
		if (isTooLarge(error)) throw new Refused(413, 'large-body', {});
		if (refusal) throw refusal;
		// The sender has left, or what was sent is no form.
		throw new Refused(400, 'wrong-body', { wanted: WANTED, fields: [] }, { cause: error });
	}
	if (refusal) throw refusal;
	return { fields, files };
}

/** What tells a reader what a file is: its last letters, with nothing in them that leads elsewhere. */
const endingOf = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';
