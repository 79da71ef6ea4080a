import type { Refusal } from '#lib/refusals/types.ts';

/** The server refused a request: 409, name taken or document changed meanwhile; 404, deleted. */
export class ServerRefused extends Error {
	override readonly name = 'ServerRefused';
	readonly status: number;
	/** The reason, to be put into the reader's language; `null` if the answer is not from this program. */
	readonly refusal: Refusal | null;

	constructor(message: string, status: number, refusal: Refusal | null = null) {
		super(message);
		this.status = status;
		this.refusal = refusal;
	}
}

/**
 * Sends JSON to the server and reads JSON back.
 *
 * @param sent left out: nothing is sent
 * @returns the body of the answer; `null` if it is empty
 * @throws ServerRefused, and what `fetch` throws
 */
export async function askServer(url: string, method = 'GET', sent?: unknown): Promise<unknown> {
	const response = await fetch(url, {
		method,
		...(sent === undefined
			? {}
			: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })
	});
	if (!response.ok) throw await readRefused(response, url);
	return response.status === 204 ? null : response.json().catch(() => null);
}

/** The reason that a refusal carries in its body. */
export async function readRefused(response: Response, url: string): Promise<ServerRefused> {
	const body: unknown = await response.json().catch(() => null);
	const { detail, code, parameters } = (body ?? {}) as Record<'detail' | 'code' | 'parameters', unknown>;
	const message = typeof detail === 'string' ? detail : `${url}: HTTP ${response.status}`;
	const refusal = typeof code === 'string' && parameters ? ({ code, parameters } as Refusal) : null;
	return new ServerRefused(message, response.status, refusal);
}
