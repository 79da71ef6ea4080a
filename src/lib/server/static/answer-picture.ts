import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { warnOfMissingFont } from '../browser/missing-font.ts';
import { judgePreconditions } from '../http/judge-preconditions.ts';

const compress = promisify(gzip);

export type PictureFormat = 'png' | 'svg' | 'pdf';

const CONTENT_TYPES: Record<PictureFormat, string> = {
	png: 'image/png',
	svg: 'image/svg+xml; charset=utf-8',
	pdf: 'application/pdf'
};

export interface Picture {
	/** Everything that the picture is drawn from: the same list is the same picture. */
	from: readonly unknown[];
	format: PictureFormat;
	/** Without its extension. */
	fileName: string;
	/** Parameters that changed nothing. */
	ignored: readonly string[];
	draw: () => Promise<Uint8Array>;
}

/** Answers with a picture, or with 304 where the client has it already: known before it is drawn. */
export async function answerPicture(request: Request, picture: Picture): Promise<Response> {
	const { format, fileName, ignored } = picture;
	const hash = createHash('sha256')
		.update(JSON.stringify([format, ...picture.from]))
		.digest('base64url');
	// A strong tag names bytes: those that are compressed are others.
	const isPacked = format === 'svg' && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	const key = isPacked ? `${hash}-gz` : hash;
	const etag = `"${key}"`;
	const headers = new Headers({
		'content-type': CONTENT_TYPES[format],
		// Fresh for a minute; after it the old one may stand until the new one is there.
		'cache-control': 'public, max-age=60, stale-while-revalidate=600',
		etag,
		'content-disposition': `inline; filename="${fileName}.${format}"`,
		// Opened by itself an SVG is a page: it may show itself and nothing else.
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
		...(format === 'svg' ? { vary: 'accept-encoding' } : {}),
		...(ignored.length > 0 ? { 'x-ignored-parameters': ignored.map(encodeURIComponent).join(', ') } : {})
	});
	const verdict = judgePreconditions(request, { etag });
	if (verdict !== 'send') return new Response(null, { status: verdict === 'failed' ? 412 : 304, headers });
	const warning = format === 'svg' ? undefined : warnOfMissingFont();
	if (warning) headers.set('x-warning', warning);
	const drawn = await picture.draw();
	const body = isPacked ? new Uint8Array(await compress(drawn)) : drawn;
	if (isPacked) headers.set('content-encoding', 'gzip');
	headers.set('content-length', String(body.byteLength));
	return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
}
