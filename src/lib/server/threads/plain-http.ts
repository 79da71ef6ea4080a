/** A request as it goes to a thread. */
export interface PlainRequest {
	method: string;
	url: string;
	headers: [name: string, value: string][];
	body: ArrayBuffer | null;
}

/** An answer as it comes from a thread. */
export interface PlainResponse {
	status: number;
	headers: [name: string, value: string][];
	body: ArrayBuffer | null;
}

/** Headers that what a thread answers with depends on; conditions are judged by the server itself. */
const KEPT_HEADERS = ['accept-encoding', 'content-type', 'accept-language'];

/** A request with its body, or without where it is to be answered without one. */
export async function toPlainRequest(
	request: Request,
	{ isRead, origin }: { isRead: boolean; origin: string }
): Promise<PlainRequest> {
	const { pathname, search } = new URL(request.url);
	return {
		// HEAD is answered from what GET would be.
		method: isRead ? 'GET' : request.method,
		// Links that the answer holds lead there.
		url: `${origin}${pathname}${search}`,
		headers: KEPT_HEADERS.flatMap((name): [string, string][] => {
			const value = request.headers.get(name);
			return value === null ? [] : [[name, value]];
		}),
		body: isRead ? null : await request.arrayBuffer()
	};
}

export function toRequest({ url, method, headers, body }: PlainRequest): Request {
	return new Request(url, { method, headers, body });
}

export async function toPlainResponse(response: Response): Promise<PlainResponse> {
	const body = response.body === null ? null : await response.arrayBuffer();
	return { status: response.status, headers: [...response.headers], body };
}
