/**
 * Identifies a client for fair scheduling: address and user agent, since several people may share a proxy.
 */
export function askerOf({
	request,
	getClientAddress
}: {
	request: Request;
	getClientAddress: () => string;
}): string {
	return `${getClientAddress()} ${request.headers.get('user-agent') ?? ''}`;
}
