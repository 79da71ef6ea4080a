import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { problemOf, Refused } from '../refused.ts';
import { isRangeOfThis, judgePreconditions, type Validators } from './judge-preconditions.ts';
import { readRanges, type ByteSpan } from './read-ranges.ts';

/**
 * Answers with a file or the ranges of it that are asked for, under the conditions that are asked for.
 *
 * @param options.etag of its bytes, quoted; default: by size and time
 * @returns 200, 206, 304, 404 if there is no such file, 412 if it is not the one wanted, 416 if the ranges lie
 *   outside of it
 * @see RFC 9110 §13, §14
 */
export async function respondFile(
	request: Request,
	path: string,
	contentType: string,
	{ etag }: { etag?: string } = {}
): Promise<Response> {
	const file = await open(path).catch(() => undefined);
	const info = await file?.stat();
	if (!file || !info?.isFile()) {
		await file?.close();
		return problemOf(new Refused(404, 'no-file', {}));
	}
	try {
		const { size, mtimeMs } = info;
		const validators: Validators = {
			etag: etag ?? `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
			modifiedMs: mtimeMs
		};
		const { body, ...answer } = choose(request, { file, size, contentType, validators });
		if (!body) await file.close();
		return new Response(body, answer);
	} catch (error) {
		await file.close();
		throw error;
	}
}

interface Source {
	/** Closed by the body that reads it, else by the caller. */
	file: FileHandle;
	size: number;
	contentType: string;
	validators: Validators;
}

interface Answer {
	status: number;
	headers: Headers;
	body: ReadableStream | null;
}

function choose(request: Request, { file, size, contentType, validators }: Source): Answer {
	const headers = new Headers({
		'accept-ranges': 'bytes',
		'cache-control': 'no-cache',
		etag: validators.etag,
		'last-modified': new Date(validators.modifiedMs ?? 0).toUTCString()
	});
	const empty = (status: number): Answer => ({ status, headers, body: null });
	const verdict = judgePreconditions(request, validators);
	if (verdict !== 'send') return empty(verdict === 'failed' ? 412 : 304);
	const isGet = request.method === 'GET';
	// Ranges are of GET alone.
	const spans =
		isGet && isRangeOfThis(request.headers, validators)
			? readRanges(request.headers.get('range'), size)
			: undefined;
	if (spans?.length === 0) {
		headers.set('content-range', `bytes */${size}`);
		return empty(416);
	}
	if (spans && spans.length > 1) return inParts(file, headers, { spans, size, contentType });
	const [span] = spans ?? [{ start: 0, end: size - 1 }];
	headers.set('content-type', contentType);
	headers.set('content-length', String(span!.end - span!.start + 1));
	if (spans) headers.set('content-range', `bytes ${span!.start}-${span!.end}/${size}`);
	if (!isGet || size === 0) return empty(200);
	return { status: spans ? 206 : 200, headers, body: toWeb(file.createReadStream(span)) };
}

/** Several ranges as one body. @see RFC 9110 §14.6 */
function inParts(
	file: FileHandle,
	headers: Headers,
	{ spans, size, contentType }: { spans: readonly ByteSpan[]; size: number; contentType: string }
): Answer {
	const boundary = randomBytes(12).toString('hex');
	const heads = spans.map(({ start, end }, i) =>
		Buffer.from(
			`${i > 0 ? '\r\n' : ''}--${boundary}\r\ncontent-type: ${contentType}\r\ncontent-range: bytes ${start}-${end}/${size}\r\n\r\n`
		)
	);
	const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
	const bytes = spans.reduce(
		(sum, { start, end }, i) => sum + heads[i]!.length + end - start + 1,
		tail.length
	);
	headers.set('content-type', `multipart/byteranges; boundary=${boundary}`);
	headers.set('content-length', String(bytes));
	async function* write() {
		try {
			for (const [i, { start, end }] of spans.entries()) {
				yield heads[i]!;
				yield* file.createReadStream({ start, end, autoClose: false }) as AsyncIterable<Buffer>;
			}
			yield tail;
		} finally {
			await file.close();
		}
	}
	return { status: 206, headers, body: toWeb(Readable.from(write(), { objectMode: false })) };
}

const toWeb = (stream: Readable) => Readable.toWeb(stream) as ReadableStream;
