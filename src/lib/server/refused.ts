import { STATUS_CODES } from 'node:http';
import { sayRefusal } from '#lib/refusals/say-refusal.ts';
import type { Refusal, RefusalCode, RefusalParameters } from '#lib/refusals/types.ts';

/** What is asked for is not done, for a reason that a page can tell in its reader's language. */
export class Refused<Code extends RefusalCode = RefusalCode> extends Error {
	override readonly name = 'Refused';
	readonly status: number;
	readonly code: Code;
	readonly parameters: RefusalParameters[Code];

	/** @param status of HTTP, 400–599 */
	constructor(status: number, code: Code, parameters: RefusalParameters[Code]) {
		super(sayRefusal({ code, parameters } as Refusal, 'en'));
		this.status = status;
		this.code = code;
		this.parameters = parameters;
	}
}

/** A refusal as problem details, with its code and parameters for programs. @see RFC 9457 */
export function problemOf({ status, code, parameters, message }: Refused): Response {
	const title = STATUS_CODES[status] ?? 'Refused';
	return new Response(
		JSON.stringify({ type: 'about:blank', title, status, detail: message, code, parameters }),
		{ status, headers: { 'content-type': 'application/problem+json' } }
	);
}
