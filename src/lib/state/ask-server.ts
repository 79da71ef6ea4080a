import type { Refusal } from '#lib/refusals/types.ts';

/** The server did not do what was asked: 409, name taken or changed meanwhile; 404, gone. */
export class ServerRefused extends Error {
	override readonly name = 'ServerRefused';
	readonly status: number;
	/** Why, to be told in the reader's language; `null` where something else than this program answered. */
	readonly refusal: Refusal | null;

	constructor(message: string, status: number, refusal: Refusal | null = null) {
		super(message);
		this.status = status;
		this.refusal = refusal;
	}
}

/**
 * Asks the server with JSON and for JSON.
 *
 * @param sent left out: nothing is sent
 * @returns what it answers; `null` where that is nothing
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

/** What an answer that is no good says of why. */
export async function readRefused(response: Response, url: string): Promise<ServerRefused> {
	const body: unknown = await response.json().catch(() => null);
	const { detail, code, parameters } = (body ?? {}) as Record<'detail' | 'code' | 'parameters', unknown>;
	const message = typeof detail === 'string' ? detail : `${url}: HTTP ${response.status}`;
	const refusal = typeof code === 'string' && parameters ? ({ code, parameters } as Refusal) : null;
	return new ServerRefused(message, response.status, refusal);
}
