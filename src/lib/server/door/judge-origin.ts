/** Methods that change nothing on the server. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Whether a request may change something: reading ones always, writing ones from a page of this server only, whatever
 * they send. Programs that are no browsers say nothing of where they come from; on this machine they may.
 *
 * @param asked.ownOrigins of this server: as it was asked, and its public address
 * @param asked.clientAddress of the connection; empty if it is not known
 * @returns why not, in words; `undefined` if it may
 * @see https://fetch.spec.whatwg.org/#origin-header
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function judgeOrigin(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	{ ownOrigins, clientAddress }: { ownOrigins: readonly string[]; clientAddress: string }
): string | undefined {
	if (READING.has(method)) return undefined;
	const origin = headers.get('origin');
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none')
		return `A page of another site (${origin ?? site}) may read, and not write.`;
	if (origin !== null)
		return ownOrigins.includes(origin) || (site === 'same-origin' && isOfHost(origin, ownOrigins))
			? undefined
			: `A page of ${origin} may not write to ${ownOrigins[0]}. If both are this server behind a proxy, have it started with LIANPIAN_URL set to the address that people open.`;
	if (site !== null || LOOPBACK.test(clientAddress)) return undefined;
	return `A program on another machine says who it is: send the header "origin: ${ownOrigins[0]}".`;
}

/** Behind a proxy that ends TLS and does not say so, the server believes that it is asked by http. */
const isOfHost = (origin: string, ownOrigins: readonly string[]): boolean =>
	URL.canParse(origin) && ownOrigins.some((own) => new URL(own).host === new URL(origin).host);
