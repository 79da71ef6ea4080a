import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { judgePreconditions } from './http/judge-preconditions.ts';
import { Kept } from './kept.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

interface Packed {
	etag: string;
	plain: Uint8Array<ArrayBuffer>;
	br?: Promise<Uint8Array<ArrayBuffer>>;
	/** Whether the smallest form is being made, or is what `br` holds. */
	isBest?: boolean;
	gzip?: Promise<Uint8Array<ArrayBuffer>>;
}

/** Whoever asks first waits for this one: a plan of 1 MB in some 15 ms. */
const QUICK_QUALITY = 5;

/** A quarter smaller for a hundred times the time, so made once, aside, and only for what is asked for again. */
const BEST_QUALITY = constants.BROTLI_MAX_QUALITY;

/** Bodies made lately, by version, with their compressed forms. */
const packedByVersion = new Kept<Packed>({ most: 24 });

/** The body of a version. */
function getPacked(version: string, makeBody: () => Promise<Uint8Array>): Promise<Packed> {
	return packedByVersion.get(version, async () => {
		const body = await makeBody();
		return {
			etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
			plain: own(body)
		};
	});
}

/**
 * Answers with a body, compressed as the client takes it, and with 304 where the client has it already.
 *
 * @param version of the body: the same version is the same body, and is made once
 */
export async function respondCompressed(
	request: Request,
	version: string,
	contentType: string,
	makeBody: () => Promise<Uint8Array>
): Promise<Response> {
	const packed = await getPacked(version, makeBody);
	const headers = new Headers({
		'content-type': contentType,
		'cache-control': 'no-cache',
		// Weak: the same for every coding.
		etag: `W/${packed.etag}`,
		vary: 'accept-encoding'
	});
	const verdict = judgePreconditions(request, { etag: `W/${packed.etag}` });
	if (verdict !== 'send') return new Response(null, { status: verdict === 'failed' ? 412 : 304, headers });
	const accepted = request.headers.get('accept-encoding') ?? '';
	if (accepts(accepted, 'br')) {
		headers.set('content-encoding', 'br');
		return new Response(await packBrotli(packed), { headers });
	}
	if (accepts(accepted, 'gzip')) {
		packed.gzip ??= compressGzip(packed.plain).then(own);
		headers.set('content-encoding', 'gzip');
		return new Response(await packed.gzip, { headers });
	}
	return new Response(packed.plain, { headers });
}

/** The smallest form there is by now. */
function packBrotli(packed: Packed): Promise<Uint8Array<ArrayBuffer>> {
	if (!packed.br) return (packed.br = toBrotli(packed.plain, QUICK_QUALITY));
	if (!packed.isBest) {
		packed.isBest = true;
		toBrotli(packed.plain, BEST_QUALITY).then(
			(best) => (packed.br = Promise.resolve(best)),
			() => (packed.isBest = false)
		);
	}
	return packed.br;
}

const toBrotli = async (plain: Uint8Array<ArrayBuffer>, quality: number) =>
	own(
		await compressBrotli(plain, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: quality,
				[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
			}
		})
	);

/** A page is written for one reader: the last steps of brotli cost more than they save. */
const PAGE_QUALITY = 10;

/** A page compressed as the client takes it; every other answer, and a file to be kept, as it is. */
export async function compressPage(request: Request, response: Response): Promise<Response> {
	const { headers, status } = response;
	const isPage = headers.get('content-type')?.startsWith('text/html') === true;
	if (!isPage || !response.body || headers.has('content-encoding') || headers.has('content-disposition'))
		return response;
	headers.append('vary', 'accept-encoding');
	const accepted = request.headers.get('accept-encoding') ?? '';
	const coding = (['br', 'gzip'] as const).find((known) => accepts(accepted, known));
	if (!coding) return response;
	const plain = new Uint8Array(await response.arrayBuffer());
	const body =
		coding === 'br'
			? await compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: PAGE_QUALITY } })
			: await compressGzip(plain);
	headers.set('content-encoding', coding);
	headers.delete('content-length');
	// Weak: the same for every coding.
	const etag = headers.get('etag');
	if (etag && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
	return new Response(own(body), { status, headers });
}

/** Whether a coding is named in `accept-encoding` and not refused by a weight of 0. */
function accepts(acceptEncoding: string, coding: string): boolean {
	return acceptEncoding
		.split(',')
		.map((part) => part.trim().split(/\s*;\s*q\s*=\s*/))
		.some(([name, weight = '1']) => name === coding && Number(weight) > 0);
}

/** A buffer of its own, as a Response wants it. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
