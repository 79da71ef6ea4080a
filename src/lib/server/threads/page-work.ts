import { error } from '@sveltejs/kit';
import { Refused } from '../refused.ts';
import type { RouteEvent } from './answer-in-thread.ts';
import { askerOf } from './asker-of.ts';
import { workInThread } from './server-threads.ts';
import type { Gives, Takes, WorkName } from './work.ts';

/**
 * Has something computed in a thread for a page.
 *
 * @throws HttpError with the refusal, which the error page tells in its reader's language
 */
export async function workForPage<Name extends WorkName>(
	name: Name,
	args: Takes<Name>,
	event: Pick<RouteEvent, 'request' | 'getClientAddress'>
): Promise<Gives<Name>> {
	try {
		return await workInThread(name, args, { asker: askerOf(event), signal: event.request.signal });
	} catch (failure) {
		if (failure instanceof Refused) refusePage(failure);
		throw failure;
	}
}

/** @throws HttpError with the refusal, which the error page tells in its reader's language */
export function refusePage({ status, code, parameters, message }: Refused): never {
	error(status, { message, refusal: { code, parameters } as App.Error['refusal'] });
}
