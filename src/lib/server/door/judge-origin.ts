import { Refused } from '../refused.ts';

/** Methods that change nothing on the server. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Whether a request may change something: reading ones always, writing ones from a page of this server only, whatever
 * they send. Programs that are no browsers say nothing of where they come from; on this machine they may.
 *
 * @param asked.ownOrigins of this server: that of the request, and its public address
 * @param asked.clientAddress of the connection; empty if unknown
 * @returns why not; `undefined` if it may
 * @see https://fetch.spec.whatwg.org/#origin-header
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function judgeOrigin(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	{ ownOrigins, clientAddress }: { ownOrigins: readonly string[]; clientAddress: string }
): Refused | undefined {
	if (READING.has(method)) return undefined;
	const origin = headers.get('origin');
	const site = headers.get('sec-fetch-site');
	const [own = ''] = ownOrigins;
	const foreign = () => new Refused(403, 'foreign-origin', { origin: origin ?? site ?? '', own });
	if (site !== null && site !== 'same-origin' && site !== 'none') return foreign();
	if (origin !== null) {
		const isOwn = ownOrigins.includes(origin) || (site === 'same-origin' && isOfHost(origin, ownOrigins));
		return isOwn ? undefined : foreign();
	}
	if (site !== null || LOOPBACK.test(clientAddress)) return undefined;
	return new Refused(403, 'unnamed-program', { own });
}

/** Behind a proxy that ends TLS without a header saying so, the server sees http. */
const isOfHost = (origin: string, ownOrigins: readonly string[]): boolean =>
	URL.canParse(origin) && ownOrigins.some((own) => new URL(own).host === new URL(origin).host);
