/** What tells the state of a resource apart from others. */
export interface Validators {
	/** With its quotes, and `W/` where it is weak. */
	etag: string;
	/** Milliseconds since 1970; `undefined`: not known. */
	modifiedMs?: number;
}

/**
 * Whether an existing resource is sent, is known to the asker already (304), or is not the one that the asker wants
 * (412). Dates that are none are ignored.
 *
 * @see RFC 9110 §13.2.2, the order of preconditions
 */
export function judgePreconditions(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	{ etag, modifiedMs }: Validators
): 'send' | 'not-modified' | 'failed' {
	const isRead = method === 'GET' || method === 'HEAD';
	// Dates of HTTP have whole seconds.
	const modifiedS = modifiedMs === undefined ? undefined : Math.floor(modifiedMs / 1000);
	const [ifMatch, ifNoneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
	const [since, unmodifiedSince] = [
		readHttpDate(headers.get('if-modified-since')),
		readHttpDate(headers.get('if-unmodified-since'))
	];
	if (ifMatch !== null) {
		if (!isListed(ifMatch, etag, true)) return 'failed';
	} else if (unmodifiedSince !== undefined && modifiedS !== undefined && modifiedS > unmodifiedSince)
		return 'failed';
	if (ifNoneMatch !== null) {
		if (isListed(ifNoneMatch, etag, false)) return isRead ? 'not-modified' : 'failed';
	} else if (isRead && since !== undefined && modifiedS !== undefined && modifiedS <= since)
		return 'not-modified';
	return 'send';
}

/**
 * Whether the range that is asked for is one of this state: without `if-range` it always is.
 *
 * @see RFC 9110 §13.1.5
 */
export function isRangeOfThis(headers: Headers, { etag, modifiedMs }: Validators): boolean {
	const ifRange = headers.get('if-range')?.trim();
	if (ifRange === undefined) return true;
	if (/^(W\/)?"/.test(ifRange)) return isSame(ifRange, etag, true);
	// A date says exactly which state is meant, or nothing.
	return modifiedMs !== undefined && readHttpDate(ifRange) === Math.floor(modifiedMs / 1000);
}

function isListed(header: string, etag: string, isStrong: boolean): boolean {
	if (header.trim() === '*') return true;
	return [...header.matchAll(/(?:W\/)?"[^"]*"/g)].some(([tag]) => isSame(tag, etag, isStrong));
}

/** @see RFC 9110 §8.8.3.2 */
function isSame(a: string, b: string, isStrong: boolean): boolean {
	const opaque = (tag: string) => tag.replace(/^W\//, '');
	const isWeak = a.startsWith('W/') || b.startsWith('W/');
	return opaque(a) === opaque(b) && !(isStrong && isWeak);
}

/** @returns seconds since 1970; `undefined` of no HTTP date. @see RFC 9110 §5.6.7 */
function readHttpDate(text: string | null): number | undefined {
	const isDate = text !== null && /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text.trim());
	// The form of asctime() names no zone, and means GMT.
	const ms = isDate ? Date.parse(/GMT\s*$/.test(text) ? text : `${text} GMT`) : Number.NaN;
	return Number.isNaN(ms) ? undefined : ms / 1000;
}
