import { BrowserMissing } from '../browser/browser-missing.ts';
import { QueueFull } from '../browser/task-queue.ts';
import { problem } from '../http.ts';
import { problemOf, Refused } from '../refused.ts';
import { WrongRequest } from './wrong-request.ts';

/**
 * What went wrong with a picture, as problem details: 400 with every wrong value and what is right, 503 where this
 * machine cannot draw it, or not now.
 *
 * @throws whatever else the error is
 * @see RFC 9457
 */
export function refuseRequest(error: unknown): Response {
	if (error instanceof Refused) return problemOf(error);
	if (error instanceof WrongRequest) {
		const { message: detail, wrong } = error;
		const body = { type: 'about:blank', title: 'Wrong parameters', status: 400, detail, wrong };
		return new Response(JSON.stringify(body), {
			status: 400,
			headers: { 'content-type': 'application/problem+json' }
		});
	}
	if (error instanceof BrowserMissing) return problem(503, 'No browser to draw with', error.message);
	if (error instanceof QueueFull) {
		const answer = problem(503, 'Busy', error.message);
		answer.headers.set('retry-after', '2');
		return answer;
	}
	throw error;
}
