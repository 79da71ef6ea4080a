/**
 * Who asks, so that each has its turn: an address, and the program there, since several people may come by one proxy.
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
