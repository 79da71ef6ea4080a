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
	event: Pick<RouteEvent, 'request' | 'getClientAddress'> & { locals: App.Locals }
): Promise<Gives<Name>> {
	try {
		return await workInThread(name, args, { asker: askerOf(event), signal: event.request.signal });
	} catch (failure) {
		if (failure instanceof Refused) refusePage(failure, event.locals);
		throw failure;
	}
}

/**
 * @param locals of the request, where the refusal is found for who reads no pages
 * @throws HttpError with the refusal, which the error page tells in its reader's language
 */
export function refusePage(refused: Refused, locals: App.Locals): never {
	const { status, code, parameters, message } = refused;
	locals.refused = refused;
	error(status, { message, refusal: { code, parameters } as App.Error['refusal'] });
}
