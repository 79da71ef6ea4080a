import { STATUS_CODES } from 'node:http';
import { sayRefusal } from '#lib/refusals/say-refusal.ts';
import type { Refusal, RefusalCode, RefusalParameters } from '#lib/refusals/types.ts';

/** A request that is refused, with a reason that a page can put into its reader's language. */
export class Refused<Code extends RefusalCode = RefusalCode> extends Error {
	override name = 'Refused';
	readonly status: number;
	readonly code: Code;
	readonly parameters: RefusalParameters[Code];

	/** @param status of HTTP, 400–599 */
	constructor(status: number, code: Code, parameters: RefusalParameters[Code], options?: ErrorOptions) {
		super(sayRefusal({ code, parameters } as Refusal, 'en'), options);
		this.status = status;
		this.code = code;
		this.parameters = parameters;
	}
}

/**
 * A refusal as problem details, with its code and parameters for programs.
 *
 * @param detail left out: the English sentence
 * @see RFC 9457
 */
export function problemOf(refused: Refused, detail = refused.message): Response {
	const { status, code, parameters } = refused;
	const title = STATUS_CODES[status] ?? 'Refused';
	// Wrong parameters have stood on the first level since before refusals had codes.
	const { wrong } = parameters as Partial<RefusalParameters['wrong-parameters']>;
	const body = { type: 'about:blank', title, status, detail, code, parameters, wrong };
	const headers = new Headers({ 'content-type': 'application/problem+json' });
	if (code === 'busy') headers.set('retry-after', '2');
	return new Response(JSON.stringify(body), { status, headers });
}
