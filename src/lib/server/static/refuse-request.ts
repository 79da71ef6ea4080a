import { problemOf, Refused } from '../refused.ts';

/**
 * What went wrong with an answer, as problem details: 400 with every wrong value and what is right, 503 where this
 * machine cannot draw it, or not now.
 *
 * @throws whatever else the error is
 * @see RFC 9457
 */
export function refuseRequest(error: unknown): Response {
	if (error instanceof Refused) return problemOf(error);
	throw error;
}
