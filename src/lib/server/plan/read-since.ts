import { Refused } from '../refused.ts';

/** Change sets that are told at once; more are asked for from the last one on. */
const LIMIT = 1000;

/**
 * From which revision on the log is asked for: `since` in the address, or the last event that a stream that broke had.
 *
 * @throws Refused with 400 if it is no revision
 */
export function readSince(url: URL, request: Request): { since: number; limit: number } {
	const lastEvent = request.headers.get('last-event-id');
	return {
		since: readRevision('since', lastEvent ?? url.searchParams.get('since'), 0),
		limit: Math.min(LIMIT, Math.max(1, readRevision('limit', url.searchParams.get('limit'), LIMIT)))
	};
}

/**
 * A revision, or another count, of an address.
 *
 * @param otherwise where there is none
 * @throws Refused with 400 if it is none
 */
export function readRevision(name: string, value: string | null, otherwise: number): number {
	if (value === null) return otherwise;
	if (/^\d{1,9}$/.test(value)) return Number(value);
	throw new Refused(400, 'wrong-parameters', {
		wrong: [{ name, value, right: 'a whole number from 0', rightZh: '从 0 起的整数' }]
	});
}
