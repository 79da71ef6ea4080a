import { judgePreconditions } from '../http/judge-preconditions.ts';
import { Kept } from '../kept.ts';
import { toPlainRequest, type PlainResponse } from './plain-http.ts';

const KEPT_BYTES = 96 * 1024 * 1024;

export interface AskedAnswer {
	request: Request;
	/** Of links that the answer holds: scheme, host and port. */
	origin: string;
	/** All that the answer depends on but the request's address and codings: the data, the program. */
	from: readonly unknown[];
	/** Makes it. */
	make: (
		request: Awaited<ReturnType<typeof toPlainRequest>>,
		signal: AbortSignal | null
	) => Promise<PlainResponse>;
}

/** Answers that take long to make, kept for those who ask the same, and 304 for those who have it already. */
export class KeptAnswers {
	readonly #kept: Kept<PlainResponse>;

	constructor(mostBytes = KEPT_BYTES) {
		this.#kept = new Kept({
			most: mostBytes,
			// What was refused may be granted the next time.
			sizeOf: ({ status, body }) => (status === 200 ? (body?.byteLength ?? 0) : Infinity)
		});
	}

	async answer({ request, origin, from, make }: AskedAnswer): Promise<Response> {
		const isRead = request.method === 'GET' || request.method === 'HEAD';
		const plain = await toPlainRequest(request, { isRead, origin });
		if (!isRead) return toResponse(await make(plain, request.signal), 'send');
		const made = await this.#kept.get(
			JSON.stringify([plain.url, listCodings(request), ...from]),
			(signal) => make(plain, signal),
			request.signal
		);
		const etag = made.headers.find(([name]) => name === 'etag')?.[1];
		const verdict =
			made.status === 200 && etag !== undefined ? judgePreconditions(request, { etag }) : 'send';
		return toResponse(made, verdict, request.method === 'HEAD');
	}
}

/** Which compressed forms are taken, however they are written. */
function listCodings({ headers }: Request): string[] {
	const accepted = headers.get('accept-encoding') ?? '';
	return ['br', 'gzip'].filter((coding) =>
		new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)
	);
}

function toResponse(
	{ status, headers, body }: PlainResponse,
	verdict: ReturnType<typeof judgePreconditions>,
	isHead = false
): Response {
	const all = new Headers(headers);
	if (verdict !== 'send') {
		all.delete('content-length');
		return new Response(null, { status: verdict === 'failed' ? 412 : 304, headers: all });
	}
	if (body) all.set('content-length', String(body.byteLength));
	return new Response(isHead ? null : body, { status, headers: all });
}
