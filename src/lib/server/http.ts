import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** An answer as problem details for machines. @see RFC 9457 */
export function problem(status: number, title: string, detail: string): Response {
	return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
		status,
		headers: { 'content-type': 'application/problem+json' }
	});
}

interface Packed {
	etag: string;
	plain: Uint8Array<ArrayBuffer>;
	br?: Promise<Uint8Array<ArrayBuffer>>;
	gzip?: Promise<Uint8Array<ArrayBuffer>>;
}

/** The last body of each address, with its compressed forms: brotli is worth its time once, not every time. */
const packedByKey = new Map<string, Packed>();

/**
 * Answers with a body, compressed as the client takes it, and with 304 where the client has it already.
 *
 * @param key what the body is the current version of
 */
export async function respondCompressed(
	request: Request,
	key: string,
	contentType: string,
	body: Uint8Array<ArrayBuffer>
): Promise<Response> {
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	let packed = packedByKey.get(key);
	if (packed?.etag !== etag) packedByKey.set(key, (packed = { etag, plain: body }));
	const headers = new Headers({
		'content-type': contentType,
		'cache-control': 'no-cache',
		etag,
		vary: 'accept-encoding'
	});
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });
	const accepted = request.headers.get('accept-encoding') ?? '';
	if (/\bbr\b/.test(accepted)) {
		packed.br ??= compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).then(own);
		headers.set('content-encoding', 'br');
		return new Response(await packed.br, { headers });
	}
	if (/\bgzip\b/.test(accepted)) {
		packed.gzip ??= compressGzip(body).then(own);
		headers.set('content-encoding', 'gzip');
		return new Response(await packed.gzip, { headers });
	}
	return new Response(body, { headers });
}

/** A buffer of its own, as a Response wants it. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/**
 * Answers with a file or the range of it that is asked for: one range, as map clients ask.
 *
 * @returns 404 if there is no such file, 416 if the range lies outside of it
 */
export async function respondFile(request: Request, path: string, contentType: string): Promise<Response> {
	const info = await stat(path).catch(() => undefined);
	if (!info?.isFile()) return problem(404, 'Not found', 'There is no such file.');
	const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"`;
	const headers = new Headers({
		'content-type': contentType,
		'accept-ranges': 'bytes',
		'cache-control': 'no-cache',
		etag
	});
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });
	const range = request.headers.get('range');
	const span = range === null ? { start: 0, end: info.size - 1 } : readRange(range, info.size);
	if (!span) {
		headers.set('content-range', `bytes */${info.size}`);
		return new Response(null, { status: 416, headers });
	}
	headers.set('content-length', String(span.end - span.start + 1));
	if (range !== null) headers.set('content-range', `bytes ${span.start}-${span.end}/${info.size}`);
	if (request.method === 'HEAD' || info.size === 0) return new Response(null, { headers });
	const file = await open(path);
	const stream = file.createReadStream({ start: span.start, end: span.end });
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		status: range === null ? 200 : 206,
		headers
	});
}

/** `bytes=a-b`, `bytes=a-` or `bytes=-n`, within a file of `size` bytes. @see RFC 9110 §14.1.2 */
export function readRange(header: string, size: number): { start: number; end: number } | undefined {
	const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
	if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
	if (first === '') {
		const length = Math.min(size, Number(last));
		return length > 0 ? { start: size - length, end: size - 1 } : undefined;
	}
	const start = Number(first);
	const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	return start <= end && start < size ? { start, end } : undefined;
}
